/* Shows spoilers in place. Without this script every placeholder, and every choice of the control, is a link
   to the page at a spoiler level. With it nothing reloads and the address stays plain: whoever sends it to a
   friend sends no spoiler. What goes wrong ends in following the link. */
(() => {
  const LEVELS = ['none', 'mild', 'major', 'ending'];
  const PARAMETER = 'spoilers';
  const MEMORY = 'filmreview-spoilers';
  const PLACEHOLDER = '.filmreview-hidden a[rel~="nofollow"], a.filmreview-inline-spoiler';
  const BLOCK = '.filmreview-block';

  const control = document.querySelector('.filmreview-spoilers');
  if (!control) return;
  const choices = [...control.querySelectorAll('a[data-level]')];
  const choiceOf = (level) => choices.find((choice) => choice.dataset.level === level);
  const rank = (level) => LEVELS.indexOf(level);
  const levelOf = (link) => new URL(link.href).searchParams.get(PARAMETER) || 'none';
  const isHere = (link) => link.origin === location.origin && link.pathname === location.pathname;

  const announce = (words) => {
    control.querySelector('[role="status"]').textContent = words || '';
  };

  // Storage may be forbidden; then nothing is remembered.
  const remember = (level) => {
    try {
      if (level === 'none') localStorage.removeItem(MEMORY);
      else localStorage.setItem(MEMORY, level);
    } catch {}
  };
  const remembered = () => {
    try {
      return localStorage.getItem(MEMORY);
    } catch {
      return null;
    }
  };

  // An XMLHttpRequest gives a document: a strict policy (Trusted Types) lets no string become one.
  const answers = new Map();
  const load = (link) => {
    const address = link.href.split('#')[0];
    if (!answers.has(address)) {
      const answer = new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('GET', address);
        request.responseType = 'document';
        request.timeout = 10000;
        request.onloadend = () => {
          if (request.status === 200 && request.responseXML) resolve(request.responseXML);
          else reject(new Error(`${request.status} ${address}`));
        };
        request.send();
      });
      answer.catch(() => answers.delete(address));
      answers.set(address, answer);
    }
    return answers.get(address);
  };

  const swap = (before, after) => {
    const fresh = document.importNode(after, true);
    before.replaceWith(fresh);
    return fresh;
  };

  let turn = 0;
  let showing = Promise.resolve();

  const show = async (choice) => {
    turn += 1;
    const mine = turn;
    const answer = await load(choice);
    if (mine !== turn) return;
    const before = [...document.querySelectorAll(BLOCK)];
    const after = [...answer.querySelectorAll(BLOCK)];
    if (before.map((block) => block.id).join() !== after.map((block) => block.id).join()) {
      throw new Error('the page has changed');
    }
    // What is the same at both levels stays: a video goes on, and what the reader opened by hand is open.
    before.forEach((block, place) => block.isEqualNode(after[place]) || swap(block, after[place]));
    choices.forEach((other) => other.removeAttribute('aria-current'));
    choice.setAttribute('aria-current', 'true');
    announce(choice.dataset.chosen);
  };

  const reveal = async (link) => {
    const mine = turn;
    const asked = rank(levelOf(link));
    link.setAttribute('aria-busy', 'true');
    const answer = await load(link);
    await showing;
    // Whoever has chosen a level since wants that, and not this.
    if (mine !== turn) return;
    const before = document.getElementById(link.hash.slice(1));
    const after = answer.getElementById(link.hash.slice(1));
    if (!before || !after) throw new Error(`nothing is called ${link.hash}`);
    const hidden = [...before.querySelectorAll(PLACEHOLDER)].map((other) => rank(levelOf(other)));
    const lowest = Math.min(...hidden);
    if (lowest > asked) return; // shown already, by a second click
    const fresh = swap(before, after);
    // All below the lowest placeholder was shown before, so the first spoiler from there on is new.
    const shown = [...fresh.querySelectorAll('[data-spoiler]')].find(
      (spoiler) => rank(spoiler.dataset.spoiler) >= lowest
    );
    const target = (shown || fresh).querySelector(':scope > summary') || shown || fresh;
    if (!target.matches('summary')) target.tabIndex = -1;
    target.focus();
    announce((choiceOf(levelOf(link)) || link).dataset.revealed);
  };

  const choose = async (choice) => {
    remember(choice.dataset.level);
    await show(choice);
    // It no longer says what is shown, and it could be sent to somebody.
    if (new URLSearchParams(location.search).has(PARAMETER)) {
      history.replaceState(history.state, '', choiceOf('none').href.split('#')[0]);
    }
  };

  document.addEventListener('click', (event) => {
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button || modified) return;
    const link = event.target.closest('a[href]');
    if (!link || !isHere(link)) return;
    const isChoice = choices.includes(link);
    if (!isChoice && !(link.matches(PLACEHOLDER) && link.hash)) return;
    event.preventDefault();
    (isChoice ? choose(link) : reveal(link)).catch(() => location.assign(link.href));
  });

  // The address says it where it names a level. A preview in the editor is at another address than the page.
  const usual = choiceOf(remembered());
  if (usual && isHere(usual) && !new URLSearchParams(location.search).has(PARAMETER)) {
    showing = show(usual).catch(() => {});
  }
  const note = control.querySelector('.filmreview-spoilers-memory');
  if (note) note.hidden = false;
})();
