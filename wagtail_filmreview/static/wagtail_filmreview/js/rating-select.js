/* A rating keeps the scale it was given on. Where the site has moved to another scale since, the stored
   rating is no longer among the options, and a plain select would drop it without a word. */
(() => {
  const Select = window.telepath.constructors['wagtail.widgets.Select'];

  const describe = (value) => {
    const [kind, ...rest] = value.split('|');
    return kind === 'numeric' ? `${rest[0]} / ${rest[2]}` : rest.slice(0, -2).join('|');
  };

  class RatingSelect extends Select {
    constructor(...args) {
      super(...args);
      const BoundSelect = this.boundWidgetClass;
      this.boundWidgetClass = class extends BoundSelect {
        setState(state) {
          const offered = Array.from(this.input.options, (option) => option.value);
          [].concat(state || []).forEach((value) => {
            if (value && !offered.includes(value)) {
              this.input.add(new Option(describe(value), value));
            }
          });
          super.setState(state);
        }
      };
    }
  }

  window.telepath.register('wagtail_filmreview.RatingSelect', RatingSelect);
})();
