/* The section at the top of a review's form that says what the draft gives away. It is asked for when the
   form opens and whenever the form has saved itself; the server finds, and words, everything. */
(() => {
  const address = document.currentScript.dataset.filmreviewGiveaways;

  const start = () => {
    const form = document.querySelector('form[data-edit-form]');
    // Every review has a film; what else has one, the server tells apart.
    if (!form || !form.querySelector('[data-contentpath="film"]')) return;

    const section = document.createElement('div');
    section.className = 'filmreview-giveaways-section nice-padding';
    // It is there before there is anything in it, or nobody would be told.
    section.setAttribute('role', 'status');
    const below = form.querySelector('.tab-content');
    if (below) below.before(section);
    else form.prepend(section);

    let latest = 0;
    const refresh = async () => {
      // A new page has no number before it was saved; then the form leads to its edit view.
      const [, page] = /\/pages\/(\d+)\/edit\//.exec(new URL(form.action).pathname) || [];
      if (!page) return;
      latest += 1;
      const asked = latest;
      try {
        const answer = await fetch(address.replace(/0\/$/, `${page}/`), {
          headers: { 'X-Requested-With': 'XMLHttpRequest' },
        });
        if (answer.status !== 200) return;
        const text = await answer.text();
        if (asked === latest && text !== section.dataset.shown) {
          section.dataset.shown = text;
          section.innerHTML = text;
        }
      } catch {
        // Offline, or leaving the page: what was found last still stands.
      }
    };

    document.addEventListener('w-autosave:success', refresh);
    refresh();
  };

  /* Wagtail goes to a content path when a page loads; from within the form somebody has to. */
  const elementAt = (place) =>
    place.split('.').reduce(
      (within, name) => within && within.querySelector(`[data-contentpath="${CSS.escape(name)}"]`),
      document,
    );

  const open = (element) => {
    for (let within = element; within; within = within.parentElement) {
      if (within.getAttribute('role') === 'tabpanel' && within.hidden) {
        document.querySelector(`[role="tab"][aria-controls="${within.id}"]`)?.click();
      }
      const toggle = within.matches('[data-panel]') && within.querySelector('[data-panel-toggle]');
      if (toggle && toggle.getAttribute('aria-expanded') === 'false') toggle.click();
    }
  };

  /* A tab takes some frames to show what is in it, and what is not shown takes no focus. */
  const focusWhenShown = (element, frames = 60) => {
    if (frames && !element.getClientRects().length) {
      requestAnimationFrame(() => focusWhenShown(element, frames - 1));
      return;
    }
    const control =
      element.querySelector('input:not([type="hidden"]), textarea, [contenteditable="true"]') ||
      element.querySelector('button, a[href]') ||
      element;
    control.focus();
    control.scrollIntoView({ block: 'center' });
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-filmreview-place]');
    const element = link && elementAt(link.dataset.filmreviewPlace);
    if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(element);
    focusWhenShown(element);
  });

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
