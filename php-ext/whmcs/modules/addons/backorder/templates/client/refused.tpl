{if !$is_fragment}{include file="client/menu.tpl"}{/if}
<div class="alert alert-danger" role="alert" id="refusal">{$refusal}</div>
{if !$is_fragment}<p><a href="{$link}">{$t.back}</a></p>{/if}
