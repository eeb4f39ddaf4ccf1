/* Where the focus is when the form of a review opens. One that comes back with errors leads to the first
   wrong field, through tabs and folded panels; a new one begins at the title, twenty stops down the page. */
(() => {
  // A stream as a whole is marked too; what is wrong with it is inside.
  const WRONG = '[aria-invalid="true"], .w-field--error:not(.w-field--block_field), .error-message';
  const CONTROL =
    'input:not([type="hidden"]):not([hidden]), select:not([hidden]), textarea:not([hidden]), [contenteditable="true"]';

  const open = (element) => {
    for (let within = element; within; within = within.parentElement) {
      if (within.getAttribute('role') === 'tabpanel' && within.hidden) {
        document.querySelector(`[role="tab"][aria-controls="${within.id}"]`)?.click();
      }
    }
    // Panels, and the settings of a block, unfold for what the browser's search found in them; and for us.
    element.dispatchEvent(new Event('beforematch', { bubbles: true }));
  };

  const shown = (element) => element.getClientRects().length > 0;

  /* What takes the focus for something that is wrong: itself, or the first control of its field. */
  const controlFor = (element) => {
    if (element.matches(CONTROL) && shown(element)) return element;
    const field = element.closest('.w-field, [data-field], [data-contentpath], [data-panel]') || element;
    const controls = Array.from(field.querySelectorAll(`${CONTROL}, button, a[href]`)).filter(shown);
    return controls.find((control) => control.matches(CONTROL)) || controls[0];
  };

  const lead = (form, frames = 120) => {
    const wrong = Array.from(form.querySelectorAll(WRONG)).find((element) => !element.closest('template'));
    if (!wrong) return;
    open(wrong);
    const control = controlFor(wrong);
    if (control) {
      control.focus();
      control.scrollIntoView({ block: 'center' });
    } else if (frames) {
      // A tab takes some frames to show what is in it, and what is not shown takes no focus.
      requestAnimationFrame(() => lead(form, frames - 1));
    }
  };

  const start = () => {
    const marked = document.querySelector('form[data-edit-form] [data-filmreview-characters]');
    // Wagtail builds streams, and the errors in them, once the page is there.
    if (!marked) return;
    const form = marked.closest('form');
    requestAnimationFrame(() => {
      if (form.querySelector(WRONG)) lead(form);
      else if (form.action.includes('/add/') && document.activeElement === document.body) {
        form.querySelector('#id_title')?.focus();
      }
    });
  };

  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
})();
