(function () {
  'use strict';
  var script = document.currentScript;
  if (!script || !script.dataset.token) return;
  var base = new URL(script.src).origin + '/s/' + encodeURIComponent(script.dataset.token) + '/widget';
  var css = ':host{all:initial}' +
    '.box{--ink:#1b1b1f;--paper:#fff;--line:#56555e;--accent:#1f4fd8;--on:#fff;--wrong:#a3170f;position:fixed;z-index:2147483000;' +
    'inset-inline-end:1rem;bottom:1rem;width:min(24rem,calc(100vw - 2rem));max-height:calc(100vh - 2rem);overflow:auto;box-sizing:border-box;' +
    'padding:1rem;border:1px solid var(--line);border-radius:.75rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;' +
    'box-shadow:0 4px 24px #0003;animation:rise .25s ease-out}' +
    '@keyframes rise{from{transform:translateY(1rem);opacity:0}}' +
    '@media (prefers-reduced-motion:reduce){.box{animation:none}}' +
    '@media (prefers-color-scheme:dark){.box{--ink:#f2f1f7;--paper:#16161a;--line:#9b9aa5;--accent:#a9c0ff;--on:#0b1f5c;--wrong:#ffb4a9}}' +
    'h2{font-size:1.125rem;line-height:1.3;margin:0 2.5rem .75rem 0;overflow-wrap:anywhere}' +
    'fieldset{border:0;margin:0;padding:0;min-width:0}legend{padding:0}' +
    '.scores{display:grid;grid-template-columns:repeat(auto-fit,minmax(2.75rem,1fr));gap:.375rem}' +
    'label.score{display:block;position:relative}' +
    'label.score input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}' +
    'label.score>span{display:flex;align-items:center;justify-content:center;min-height:2.75rem;border:1px solid var(--line);border-radius:.5rem}' +
    'label.score input:checked+span{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}' +
    'label.score input:focus-visible+span,button:focus-visible,textarea:focus-visible,.box:focus-visible{outline:3px solid var(--accent);outline-offset:2px}' +
    '.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}' +
    '.ends{display:flex;justify-content:space-between;gap:1rem;margin:.375rem 0 0;font-size:.875rem}' +
    'textarea{display:block;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid var(--line);border-radius:.5rem;background:var(--paper);color:var(--ink);font:inherit}' +
    '.buttons{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0 0}' +
    'button{min-height:2.75rem;padding:.25rem 1rem;border:1px solid var(--accent);border-radius:.5rem;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}' +
    'button.plain{background:transparent;color:var(--accent)}' +
    'button.close{position:absolute;inset-block-start:.5rem;inset-inline-end:.5rem;min-width:2.75rem;padding:0;border-color:transparent;background:transparent;color:var(--ink)}' +
    '.error{color:var(--wrong);font-weight:600}';

  var host, root, box, words, before;

  function el(tag, props, children) {
    var node = document.createElement(tag);
    Object.keys(props || {}).forEach(function (name) {
      if (name in node && name !== 'list' && name !== 'form') node[name] = props[name];
      else node.setAttribute(name, props[name]);
    });
    (children || []).forEach(function (child) { node.append(child); });
    return node;
  }

  function send(body) {
    return fetch(base, { method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify(body) })
      .then(function (answer) { return answer.json(); });
  }

  function leave() {
    host.remove();
    if (before && before.focus) before.focus();
  }

  function dismiss() {
    send({ step: 'dismissed' }).catch(function () {});
    leave();
  }

  function closer(action) {
    return el('button', { type: 'button', className: 'close', 'aria-label': words.close, onclick: action }, ['×']);
  }

  function scores(question) {
    var row = el('div', { className: 'scores' });
    for (var value = question.min; value <= question.max; value++) {
      var meaning = value === question.min ? question.low : value === question.max ? question.high : '';
      var two = question.max - question.min === 1;
      var text = el('span', {}, [two ? meaning : String(value)]);
      if (meaning && !two) text.append(el('span', { className: 'unseen' }, [' – ' + meaning]));
      row.append(el('label', { className: 'score' }, [
        el('input', { type: 'radio', name: 'answer', value: String(value) }), text]));
    }
    var set = el('fieldset', {}, [el('legend', {}, [el('h2', { id: 'asked', lang: question.language }, [question.text])]), row]);
    if (question.max - question.min > 1) {
      set.append(el('p', { className: 'ends', 'aria-hidden': 'true' }, [el('span', {}, [question.low]), el('span', {}, [question.high])]));
    }
    return set;
  }

  function writing(question) {
    return el('div', {}, [
      el('h2', { id: 'asked', lang: question.language }, [el('label', { htmlFor: 'answer' }, [question.text])]),
      el('p', { id: 'hint' }, [words.openHint]),
      el('textarea', { id: 'answer', name: 'answer', rows: 4, maxLength: 4000, 'aria-describedby': 'hint' })]);
  }

  function show(children, focus) {
    box.replaceChildren.apply(box, children);
    if (focus) (box.querySelector('input, textarea') || box).focus();
  }

  function ask(question, focus) {
    var error = el('p', { className: 'error', role: 'alert' });
    var form = el('form', { noValidate: true }, [question.scored ? scores(question) : writing(question), error]);
    var buttons = el('p', { className: 'buttons' }, [el('button', { type: 'submit' }, [question.last ? words.send : words.next])]);
    if (!question.required) {
      buttons.append(el('button', { type: 'button', className: 'plain', onclick: function () { answer(''); } }, [words.skip]));
    }
    form.append(buttons);
    function answer(value) {
      error.textContent = '';
      send({ question: question.id, answer: value }).then(function (next) {
        if (next.error) error.textContent = next.error;
        else if (next.question) ask(next.question, true);
        else done(next);
      }).catch(function () { error.textContent = words.busyText; });
    }
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var given = question.scored ? form.querySelector('input:checked') : form.querySelector('textarea');
      if (!given) error.textContent = words.choose;
      else answer(given.value);
    });
    show([closer(dismiss), form], focus);
  }

  function done(result) {
    show([closer(leave), el('div', { role: 'status' }, [
      el('h2', { id: 'asked' }, [result.heading]), el('p', {}, [result.text])])], false);
    box.focus();
  }

  function start(state) {
    if (!state.question) return;
    words = state.words;
    before = document.activeElement;
    host = el('div', { lang: state.language });
    root = host.attachShadow({ mode: 'open' });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    box = el('section', { className: 'box', role: 'dialog', 'aria-labelledby': 'asked', tabIndex: -1 });
    box.addEventListener('keydown', function (event) { if (event.key === 'Escape') dismiss(); });
    root.append(box);
    document.body.append(host);
    ask(state.question, false);
  }

  function load() {
    fetch(base + '?lang=' + encodeURIComponent(script.dataset.language || navigator.language || ''), { credentials: 'omit' })
      .then(function (answer) { return answer.ok ? answer.json() : {}; })
      .then(start)
      .catch(function () {});
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', load);
  else load();
})();
