/* A time in a film, typed as people type it, is written out when it is left: who typed 12:30 sees that
   0:12:30 was understood. What is no time stays as it is; the server says what is wrong with it. */
(() => {
  const FORMS = [
    /^(?:(?<h>\d{1,2})[:.])?(?<m>\d{1,3})[:.](?<s>\d{2})$/,
    /^(?=.)(?:(?<h>\d{1,2})\s*h(?:ours?|rs?)?\s*)?(?:(?<m>\d{1,3})\s*m(?:in(?:utes?)?)?\s*)?(?:(?<s>\d{1,2})\s*s(?:ec(?:onds?)?)?)?$/i,
  ];

  const written = (text) => {
    const found = FORMS.map((form) => form.exec(text.trim())).find(Boolean);
    if (!found) return text;
    const [hours, minutes, seconds] = ['h', 'm', 's'].map((name) => Number(found.groups[name] || 0));
    if (seconds > 59 || (found.groups.h && minutes > 59)) return text;
    const two = (number) => String(number).padStart(2, '0');
    return `${hours + Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds)}`;
  };

  document.addEventListener('change', ({ target }) => {
    if (target.matches?.('input[data-filmreview-time]')) target.value = written(target.value);
  });
})();
