/* Spoiler marks in the rich text editor: their keys, and marks in what is pasted from a web page. */
(() => {
  const { CharacterMetadata, ContentState, EditorState, Modifier, convertFromHTML } = window.DraftJS;
  const LEVELS = { mild: 'SPOILER_MILD', major: 'SPOILER_MAJOR', ending: 'SPOILER_ENDING' };
  const STYLES = Object.values(LEVELS);

  let status;

  /** Tell assistive technology what cannot be heard in the text itself. */
  const announce = (message) => {
    if (!status) {
      status = document.createElement('div');
      status.className = 'w-sr-only';
      status.setAttribute('role', 'status');
      document.body.append(status);
    }
    status.textContent = message;
  };

  const selectedMarks = (editorState) => {
    const selection = editorState.getSelection();
    const blocks = editorState.getCurrentContent().getBlocksAsArray();
    const position = (key) => blocks.findIndex((block) => block.getKey() === key);
    const [start, end] = [position(selection.getStartKey()), position(selection.getEndKey())];
    const found = new Set();
    blocks.slice(start, end + 1).forEach((block, i) => {
      const from = i === 0 ? selection.getStartOffset() : 0;
      const to = i === end - start ? selection.getEndOffset() : block.getLength();
      block
        .getCharacterList()
        .slice(from, to)
        .forEach((character) => character.getStyle().forEach((style) => found.add(style)));
    });
    return STYLES.filter((style) => found.has(style));
  };

  /* Draft.js forgets a span that it does not know. Characters without a meaning of their own stand for
     where each begins and ends, until its text has become blocks. */
  const opening = (style) => String.fromCharCode(0xe000 + STYLES.indexOf(style));
  const closing = (style) => String.fromCharCode(0xe010 + STYLES.indexOf(style));

  const withSigns = (html) => {
    const page = new DOMParser().parseFromString(html || '', 'text/html');
    // What a page says to screen readers about a phrase is no part of it.
    page.querySelectorAll('.filmreview-spoken').forEach((element) => element.remove());
    const marked = page.querySelectorAll('[data-spoiler]');
    marked.forEach((element) => {
      const style = LEVELS[element.dataset.spoiler] || LEVELS.ending;
      element.prepend(opening(style));
      element.append(closing(style));
    });
    return marked.length ? page.body.innerHTML : null;
  };

  /** A block with styles instead of signs; `open` is what still holds at its end. */
  const withStyles = (block, open) => {
    const text = block.getText();
    const styles = Array.from({ length: text.length }, (_, i) => {
      const begins = STYLES.find((style) => text[i] === opening(style));
      const ends = STYLES.find((style) => text[i] === closing(style));
      if (begins) open.push(begins);
      if (ends) open.splice(open.lastIndexOf(ends), 1);
      return begins || ends ? null : [...open];
    });
    return block.merge({
      text: styles.map((style, i) => (style ? text[i] : '')).join(''),
      characterList: block
        .getCharacterList()
        .map((character, i) =>
          (styles[i] || []).reduce((one, style) => CharacterMetadata.applyStyle(one, style), character),
        )
        .filter((_, i) => styles[i]),
    });
  };

  window.draftail.registerPlugin(
    {
      type: 'SPOILER_MARKS',

      keyBindingFn(event, { getEditorState }) {
        const { ctrlKey, shiftKey, altKey, metaKey, keyCode } = event;
        if (!ctrlKey || !shiftKey || altKey || metaKey) return undefined;
        const key = this.keys.find(({ digit }) => digit === String.fromCharCode(keyCode));
        if (!key) return undefined;
        announce(getEditorState().getCurrentInlineStyle().has(key.style) ? key.off : key.on);
        return key.style;
      },

      handleKeyCommand(command, editorState) {
        // Draft.js has a clipboard of its own for this, which no guard of other fields can look into.
        return command === 'secondary-cut' && selectedMarks(editorState).length ? 'handled' : 'not-handled';
      },

      handlePastedText(text, html, editorState, { setEditorState }) {
        const signed = withSigns(html);
        if (!signed) return 'not-handled';
        const { contentBlocks, entityMap } = convertFromHTML(signed);
        const open = [];
        const fragment = ContentState.createFromBlockArray(
          contentBlocks.map((block) => withStyles(block, open)),
          entityMap,
        );
        const content = Modifier.replaceWithFragment(
          editorState.getCurrentContent(),
          editorState.getSelection(),
          fragment.getBlockMap(),
        );
        setEditorState(EditorState.push(editorState, content, 'insert-fragment'));
        return 'handled';
      },
    },
    'plugins',
  );

  /* What is dragged out of an editor carries no marks, so it is labelled for marks-guard.js. */
  document.addEventListener('dragstart', ({ target, dataTransfer }) => {
    const element = target.closest ? target : target.parentElement;
    const wrapper = element.closest('[data-draftail-editor-wrapper]');
    const input = wrapper && [...wrapper.parentNode.children].find((sibling) => sibling.draftailEditor);
    const marks = input ? selectedMarks(input.draftailEditor.getEditorState()) : [];
    if (!marks.length) return;
    dataTransfer.setData('application/x-filmreview-marks', marks.join(' '));
    wrapper.toggleAttribute('data-filmreview-dragged', true);
    document.addEventListener('dragend', () => wrapper.removeAttribute('data-filmreview-dragged'), {
      once: true,
    });
  });
})();
