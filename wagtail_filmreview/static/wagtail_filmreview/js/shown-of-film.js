/* Blocks that show what the film has say so in the form: below their fields stands what readers will see.
   The server finds it, from the film that is chosen and the rows as they are at the moment. */
(() => {
  const StructBlock = window.wagtailStreamField.blocks.StructBlockDefinition;
  const PAUSE = 300;

  class ShownOfFilm {
    constructor(type, prefix, container) {
      Object.assign(this, { type, prefix, container, latest: 0 });
      this.region = document.createElement('div');
      this.region.className = 'filmreview-shown';
      container.append(this.region);

      const later = () => this.refreshLater();
      container.addEventListener('input', later);
      container.addEventListener('change', later);
      // Rows come, move and go without an event that bubbles.
      new MutationObserver((changes) => {
        if (changes.some(({ target }) => !this.region.contains(target))) later();
      }).observe(container, { childList: true, subtree: true });
      later();
    }

    refreshLater() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.refresh(), PAUSE);
    }

    async refresh() {
      const form = this.container.closest('form');
      const address = form?.querySelector('[data-filmreview-shown]')?.dataset.filmreviewShown;
      // A block that was deleted, or stands in a form of something else.
      if (!address || !this.container.isConnected) return;
      const asked = new FormData();
      for (const [name, value] of new FormData(form)) {
        if (name === this.prefix || name.startsWith(`${this.prefix}-`) || name === 'csrfmiddlewaretoken') {
          asked.append(name, value);
        }
      }
      asked.append('film', form.elements.film?.value || '');
      asked.append('type', this.type);
      asked.append('prefix', this.prefix);
      this.latest += 1;
      const number = this.latest;
      try {
        const answer = await fetch(address, {
          method: 'POST',
          body: asked,
          headers: { 'X-Requested-With': 'XMLHttpRequest' },
        });
        if (answer.status !== 200) return;
        const html = await answer.text();
        if (number === this.latest) this.region.innerHTML = html;
      } catch {
        // Offline, or leaving the page: what was shown last still stands.
      }
    }
  }

  class BlockShownOfFilm extends StructBlock {
    render(placeholder, prefix, initialState, initialError) {
      const block = super.render(placeholder, prefix, initialState, initialError);
      const shown = new ShownOfFilm(this.name, prefix, block.container[0]);
      document.addEventListener('change', ({ target }) => {
        if (target.name === 'film') shown.refreshLater();
      });
      return block;
    }
  }

  window.telepath.register('wagtail_filmreview.BlockShownOfFilm', BlockShownOfFilm);
})();
