{include file="client/menu.tpl"}
<div class="alert alert-info">{$t.no_list}</div>
