// The element's HTML. What a part with `data-text` says is the sentence of that name.

/** For each element's shadow tree. */
export const html = `
<form id="form" aria-labelledby="form-title">
  <h2 id="form-title" tabindex="-1" data-text="form"></h2>
  <div class="field">
    <label for="domain" data-text="domain"></label>
    <input id="domain" required autocapitalize="off" autocomplete="off" spellcheck="false" inputmode="url" aria-describedby="domain-hint">
    <p id="domain-hint" class="hint" data-text="domainHint"></p>
  </div>
  <div class="field">
    <label for="product" data-text="product"></label>
    <select id="product" required aria-describedby="product-hint"></select>
    <p id="product-hint" class="hint" role="status"></p>
  </div>
  <fieldset>
    <legend data-text="validation"></legend>
    <label class="choice"><input type="radio" name="validation" value="dns" checked><span data-text="dns"></span></label>
    <label class="choice"><input type="radio" name="validation" value="file"><span data-text="file"></span></label>
  </fieldset>
  <fieldset>
    <legend data-text="key"></legend>
    <label class="choice"><input type="radio" name="key" value="new" checked><span data-text="keyNew"></span></label>
    <label class="choice"><input type="radio" name="key" value="own" aria-describedby="own-key"><span data-text="keyOwn"></span></label>
    <div id="new-key" class="field">
      <label for="algorithm" data-text="keyKind"></label>
      <select id="algorithm">
        <option value="rsa-2048">RSA 2048</option>
        <option value="rsa-3072">RSA 3072</option>
        <option value="rsa-4096">RSA 4096</option>
        <option value="ecdsa-p256">ECDSA P-256</option>
      </select>
    </div>
    <p id="own-key" class="hint" role="status"></p>
  </fieldset>
  <fieldset>
    <legend data-text="contact"></legend>
    <div class="field">
      <label for="contact.name" data-text="name"></label>
      <input id="contact.name" required autocomplete="name">
    </div>
    <div class="field">
      <label for="contact.phone" data-text="phone"></label>
      <input id="contact.phone" type="tel" required autocomplete="tel">
    </div>
    <div class="field">
      <label for="contact.email" data-text="email"></label>
      <input id="contact.email" type="email" required autocomplete="email">
    </div>
  </fieldset>
  <button class="main" id="create" data-text="create"></button>
</form>
<section id="review" aria-labelledby="review-title" hidden>
  <h2 id="review-title" tabindex="-1"></h2>
  <p id="summary" class="hint"></p>
  <p id="safety" role="status"></p>
  <div class="buttons">
    <button type="button" class="main" id="place" aria-disabled="true" aria-describedby="safety"></button>
    <button type="button" id="change" data-text="change"></button>
  </div>
</section>
<section id="progress" aria-labelledby="progress-title" hidden>
  <h2 id="progress-title" tabindex="-1"></h2>
  <p id="ordered" class="hint"></p>
  <p id="state" role="status"></p>
  <dl id="challenge"></dl>
  <div class="buttons">
    <button type="button" class="main" id="check" data-text="check" hidden></button>
    <button type="button" id="cancel" data-text="cancel" hidden></button>
  </div>
  <p id="observed" role="status"></p>
  <div id="cancel-asked" hidden>
    <p id="cancel-question" tabindex="-1" data-text="cancelQuestion"></p>
    <div class="buttons">
      <button type="button" id="cancel-yes" data-text="cancelYes"></button>
      <button type="button" id="cancel-no" data-text="cancelNo"></button>
    </div>
  </div>
  <p id="leave" class="hint" data-text="mayLeave" hidden></p>
</section>
<p id="problem" class="problem" role="alert"></p>
<div class="buttons">
  <button type="button" id="again" data-text="again" hidden></button>
  <button type="button" id="another" data-text="another" hidden></button>
</div>
<span id="scheme" hidden></span>
<div id="room"></div>
`;
