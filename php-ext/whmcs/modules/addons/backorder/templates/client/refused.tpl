{include file="client/menu.tpl"}
<div class="alert alert-danger" role="alert" id="refusal">{$refusal}</div>
<p><a href="{$link}">{$t.back}</a></p>
