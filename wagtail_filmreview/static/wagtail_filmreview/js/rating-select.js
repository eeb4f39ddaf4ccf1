/* A rating is a native select, with every value of every scale in it. Here a slider is put over it, which
   moves along one scale by the keyboard or the stars, and says in words where it stands.

   A rating keeps the scale it was given on. Where the site has moved to another scale since, the stored
   rating is no longer among the options, and a plain select would drop it without a word. */
(() => {
  const Select = window.telepath.constructors['wagtail.widgets.Select'];
  const BoundSelect = new Select('').boundWidgetClass;

  const describe = (value) => {
    const [kind, ...rest] = value.split('|');
    return kind === 'numeric' ? `${rest[0]} / ${rest[2]}` : rest.slice(0, -2).join('|');
  };

  /* How many stars of how many; null where the scale does not count whole or half stars. */
  const starsOf = (value) => {
    const [kind, given, , most, step] = value.split('|');
    const countable = kind === 'numeric' && Number.isInteger(Number(most)) && Number(most) <= 10;
    return countable && [0.5, 1].includes(Number(step)) ? { given: Number(given), most: Number(most) } : null;
  };

  const make = (name, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...children);
    return element;
  };

  /* The scales of a select: what it is called, and the values from the lowest up, beginning with no rating. */
  const scalesOf = (select) => {
    const unrated = Array.from(select.options).find((option) => !option.value);
    return Array.from(select.querySelectorAll('optgroup'), (group) => ({
      title: group.label,
      options: [unrated, ...Array.from(group.querySelectorAll('option')).reverse()],
    }));
  };

  class RatingSlider {
    constructor(select) {
      this.select = select;
      this.range = make('input', { type: 'range', id: `${select.id}-slider`, min: 0, step: 1 });
      this.words = make('output', { className: 'filmreview-stars-input__words' });
      this.words.setAttribute('aria-hidden', 'true');
      this.stars = make('span', { className: 'filmreview-stars-input__stars' });
      this.stars.setAttribute('aria-hidden', 'true');
      this.scale = make('select');
      this.scale.setAttribute('aria-label', select.dataset.scale);
      this.root = make('div', { className: 'filmreview-stars-input' });
      this.root.append(this.stars, this.range, this.words, this.scale);
      select.after(this.root);
      select.hidden = true;

      this.range.addEventListener('input', () => this.choose(Number(this.range.value)));
      this.stars.addEventListener('click', (event) => this.chooseStar(event));
      this.scale.addEventListener('change', () => {
        this.position = Number(this.scale.value);
        this.choose(0);
      });
      // Its own change event would say nothing new, and bubble as if the select had changed twice.
      this.range.addEventListener('change', (event) => event.stopPropagation());
      this.scale.addEventListener('change', (event) => event.stopPropagation());
    }

    get options() {
      return this.scales[this.position].options;
    }

    /* Show what the select holds. */
    refresh() {
      this.scales = scalesOf(this.select);
      this.root.hidden = !this.scales.length;
      this.select.hidden = !this.root.hidden;
      if (this.root.hidden) return;
      const chosen = this.select.selectedOptions[0];
      const holds = (scale) => chosen && scale.options.includes(chosen);
      if (!(this.position in this.scales) || !holds(this.scales[this.position])) {
        this.position = Math.max(0, this.scales.findIndex(holds));
      }
      this.scale.replaceChildren(
        ...this.scales.map(({ title }, value) => make('option', { value, textContent: title })),
      );
      this.scale.value = this.position;
      this.scale.hidden = this.scales.length < 2;
      this.show();
    }

    choose(index) {
      this.select.value = this.options[index].value;
      this.show();
      this.select.dispatchEvent(new Event('input', { bubbles: true }));
      this.select.dispatchEvent(new Event('change', { bubbles: true }));
    }

    /* A click on the left or right half of a star; without half stars in the scale, on any part of it. */
    chooseStar(event) {
      const star = event.target.closest('[data-star]');
      if (!star) return;
      const { left, width } = star.getBoundingClientRect();
      const before = event.clientX < left + width / 2 ? 0.5 : 0;
      const wanted = [Number(star.dataset.star) - before, Number(star.dataset.star)];
      const index = this.options.findIndex(({ value }) => wanted.includes(starsOf(value)?.given));
      if (index > 0) this.choose(index);
      this.range.focus();
    }

    show() {
      const index = Math.max(0, this.options.findIndex(({ value }) => value === this.select.value));
      const option = this.options[index];
      this.range.max = this.options.length - 1;
      this.range.value = index;
      this.range.setAttribute('aria-valuetext', option.textContent);
      this.words.textContent = option.textContent;
      const most = starsOf(this.options[1].value)?.most || 0;
      const given = starsOf(option.value)?.given || 0;
      this.stars.hidden = !most;
      this.stars.replaceChildren(
        ...Array.from({ length: most }, (_none, position) => {
          const part = Math.min(Math.max(given - position, 0), 1);
          const star = make('span', { textContent: '★', className: 'filmreview-stars-input__star' });
          star.dataset.star = position + 1;
          star.dataset.part = part === 1 ? 'full' : part ? 'half' : 'empty';
          return star;
        }),
      );
    }
  }

  class BoundRating extends BoundSelect {
    constructor(...args) {
      super(...args);
      this.slider = new RatingSlider(this.input);
      this.slider.refresh();
    }

    /* Where a rating can be given it is given with the slider: labels lead there. */
    get idForLabel() {
      return this.slider && !this.slider.root.hidden ? this.slider.range.id : this.input.id;
    }

    set idForLabel(_id) {
      // Decided above.
    }

    setState(state) {
      const offered = Array.from(this.input.options, (option) => option.value);
      [].concat(state || []).forEach((value) => {
        if (value && !offered.includes(value)) {
          const group = make('optgroup', { label: this.input.dataset.former });
          group.append(new Option(describe(value), value));
          this.input.append(group);
        }
      });
      super.setState(state);
      this.slider.refresh();
    }

    setInvalid(invalid) {
      super.setInvalid(invalid);
      if (invalid) this.slider.range.setAttribute('aria-invalid', 'true');
      else this.slider.range.removeAttribute('aria-invalid');
    }

    focus() {
      (this.slider.root.hidden ? this.input : this.slider.range).focus();
    }
  }

  class RatingSelect extends Select {
    boundWidgetClass = BoundRating;
  }

  window.telepath.register('wagtail_filmreview.RatingSelect', RatingSelect);
})();
