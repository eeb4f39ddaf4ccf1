/* No field of the admin takes words that are marked as a spoiler without their mark: what is pasted or
   dropped is refused, and the editor is told in place. A paste of unmarked text is never touched. */
(() => {
  const { refused, loses } = document.currentScript.dataset;
  const DRAGGED = 'application/x-filmreview-marks';

  let message = null;
  let copied = null;

  /** The marks, as the rich text editor calls them, in HTML from an editor or from a web page. */
  const marksIn = (html) => {
    if (!html.includes('data-spoiler') && !html.includes('SPOILER_')) return [];
    const page = new DOMParser().parseFromString(html, 'text/html');
    const spans = Array.from(
      page.querySelectorAll('[data-spoiler]'),
      ({ dataset }) => `SPOILER_${dataset.spoiler.toUpperCase()}`,
    );
    const fragments = Array.from(page.querySelectorAll('[data-draftjs-conductor-fragment]'), ({ dataset }) =>
      Array.from(dataset.draftjsConductorFragment.matchAll(/"style":"(SPOILER_\w+)"/g), (found) => found[1]),
    );
    return [...spans, ...fragments.flat()];
  };

  /** What is written to, if it is stored; comments and searches are not part of a page. */
  const fieldOf = (target) => {
    const element = target.closest ? target : target.parentElement;
    const field = element?.closest('input, textarea, [contenteditable="true"]');
    const isPosted = field?.closest('form')?.getAttribute('method')?.toLowerCase() === 'post';
    return isPosted && !field.closest('#comments') ? field : null;
  };

  const editorOf = (field) => {
    const wrapper = field.closest('[data-draftail-editor-wrapper]');
    return wrapper && Array.from(wrapper.parentNode.children).find((sibling) => sibling.draftailEditor);
  };

  const allows = (field, marks) => {
    const styles = editorOf(field)?.draftailEditor.props.inlineStyles || [];
    return marks.every((mark) => styles.some(({ type }) => type === mark));
  };

  const forget = () => {
    message?.remove();
    message = null;
  };

  const refuse = (event, field, text) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    forget();
    message = document.createElement('div');
    message.className = 'help-block help-warning';
    message.setAttribute('role', 'alert');
    message.innerHTML =
      '<svg class="icon icon-warning icon" aria-hidden="true"><use href="#icon-warning"></use></svg>';
    message.append(text);
    (field.closest('[data-field]') || editorOf(field)?.parentNode || field.parentNode).append(message);
    message.scrollIntoView({ block: 'nearest' });
  };

  // In the capture phase, before the rich text editor does anything.
  document.addEventListener(
    'paste',
    (event) => {
      const field = fieldOf(event.target);
      if (!field) return;
      const html = event.clipboardData.getData('text/html');
      const plain = event.clipboardData.getData('text/plain');
      const marks = marksIn(html);
      // Pasted as plain text there is no mark left to see, but the words are known.
      const isStripped = !html && copied && plain.trim() === copied.text;
      if (isStripped) refuse(event, field, allows(field, copied.marks) ? loses : refused);
      else if (marks.length && !allows(field, marks)) refuse(event, field, refused);
      else forget();
    },
    true,
  );

  document.addEventListener(
    'drop',
    (event) => {
      const field = fieldOf(event.target);
      if (!field || field.closest('[data-filmreview-dragged]')) return;
      const dragged = event.dataTransfer.getData(DRAGGED).split(' ').filter(Boolean);
      const marks = [...dragged, ...marksIn(event.dataTransfer.getData('text/html'))];
      if (marks.length) {
        // Or the browser takes the words away from where they were.
        event.dataTransfer.dropEffect = 'none';
        refuse(event, field, allows(field, marks) ? loses : refused);
      }
    },
    true,
  );

  ['copy', 'cut'].forEach((type) => {
    // After the editor has filled the clipboard.
    window.addEventListener(type, ({ clipboardData }) => {
      const marks = marksIn(clipboardData.getData('text/html'));
      copied = marks.length && { marks, text: clipboardData.getData('text/plain').trim() };
    });
  });

  document.addEventListener(
    'beforeinput',
    ({ target }) => {
      if (message?.parentNode.contains(target)) forget();
    },
    true,
  );
})();
