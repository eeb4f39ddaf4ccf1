/* The section at the top of a review's form: its embargo, what the draft lacks and what it gives away. It is
   asked for when the form opens, when another film is chosen and whenever the form has saved itself; the
   server finds, and words, everything. */
(() => {
  const address = document.currentScript.dataset.filmreviewChecks;

  const start = () => {
    const form = document.querySelector('form[data-edit-form]');
    // Every review has a film and a standfirst; what else has them, the server tells apart.
    const film = form && form.querySelector('[data-contentpath="film"] input[name="film"]');
    if (!film || !form.querySelector('[data-contentpath="standfirst"]')) return;

    const section = document.createElement('div');
    section.className = 'filmreview-checks-section nice-padding';
    // It is there before there is anything in it, or nobody would be told.
    section.setAttribute('role', 'status');
    const found = document.createElement('div');
    found.className = 'w-form-width'; // which leaves room for the panel at the side
    section.append(found);
    const below = form.querySelector('.tab-content');
    if (below) below.before(section);
    else form.prepend(section);

    let latest = 0;
    const refresh = async () => {
      // A new page has no number before it was saved; then the form leads to its edit view.
      const [, page] = /\/pages\/(\d+)\/edit\//.exec(new URL(form.action).pathname) || [null, '0'];
      latest += 1;
      const asked = latest;
      try {
        const asking = `${address.replace(/0\/$/, `${page}/`)}?film=${encodeURIComponent(film.value)}`;
        const answer = await fetch(asking, {
          headers: { 'X-Requested-With': 'XMLHttpRequest' },
        });
        if (answer.status !== 200) return;
        const text = (await answer.text()).trim();
        if (asked === latest && text !== section.dataset.shown) {
          section.dataset.shown = text;
          found.innerHTML = text;
        }
      } catch {
        // Offline, or leaving the page: what was found last still stands.
      }
    };

    section.addEventListener('click', (event) => {
      const button = event.target.closest?.('[data-filmreview-publish]');
      if (!button) return;
      // Only now a button that submits: where one stands first, the Enter key would press it.
      const submitter = document.createElement('button');
      Object.assign(submitter, { name: 'action-publish', value: button.dataset.filmreviewPublish, hidden: true });
      form.append(submitter);
      form.requestSubmit(submitter);
      submitter.remove();
    });
    film.addEventListener('change', refresh);
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
      element.querySelector('input:not([type="hidden"]), select, textarea, [contenteditable="true"]') ||
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
