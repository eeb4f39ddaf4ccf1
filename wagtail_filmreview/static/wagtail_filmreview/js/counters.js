/* Counts the characters of fields that have a limit. A field takes more than its limit, because a browser
   that cuts pasted text off does so without a word; the counter and, on saving, the server say so. */
(() => {
  const NEAR = 0.9;
  const PAUSE = 1000;

  /* Only the form of a review counts: it has the words for it. */
  const wordsFor = (field) =>
    field.closest('form')?.querySelector('[data-filmreview-characters]')?.dataset;

  const announcer = () => {
    let element = document.getElementById('filmreview-counted');
    if (!element) {
      element = document.createElement('div');
      element.id = 'filmreview-counted';
      element.className = 'w-sr-only';
      element.setAttribute('role', 'status');
      document.body.append(element);
    }
    return element;
  };

  const counterOf = (field) => {
    if (field.filmreviewCounter) return field.filmreviewCounter;
    field.dataset.filmreviewLimit = field.maxLength;
    field.removeAttribute('maxlength');
    const counter = document.createElement('span');
    counter.className = 'filmreview-counter';
    // What is said aloud is said in words, and not at every key.
    counter.setAttribute('aria-hidden', 'true');
    field.after(counter);
    field.filmreviewCounter = counter;
    return counter;
  };

  let waiting;
  const announce = (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      announcer().textContent = text;
    }, PAUSE);
  };

  const count = (field, words) => {
    const counter = counterOf(field);
    const limit = Number(field.dataset.filmreviewLimit);
    // As the server counts: whole characters, and two for a line that ends.
    const left = limit - Array.from(field.value.replace(/\n/g, '\r\n')).length;
    counter.textContent = `${limit - left} / ${limit}`;
    counter.hidden = field !== document.activeElement && left >= limit * (1 - NEAR);
    counter.classList.toggle('filmreview-counter--over', left < 0);
    if (left < 0) announce(words.filmreviewTooLong.replace('%s', -left));
    else if (left <= limit * (1 - NEAR)) announce(words.filmreviewCharacters.replace('%s', left));
    else clearTimeout(waiting);
  };

  const follow = ({ target }) => {
    const limited = 'input[maxlength], textarea[maxlength], [data-filmreview-limit]';
    if (!target.matches?.(limited)) return;
    const words = wordsFor(target);
    if (words) {
      announcer();
      count(target, words);
    }
  };

  document.addEventListener('focusin', follow);
  document.addEventListener('input', follow);
  document.addEventListener('focusout', (event) => requestAnimationFrame(() => follow(event)));
})();
