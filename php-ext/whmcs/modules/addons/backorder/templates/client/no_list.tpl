{if !$is_fragment}{include file="client/menu.tpl"}{/if}
<div class="alert alert-info">{$t.no_list}</div>
