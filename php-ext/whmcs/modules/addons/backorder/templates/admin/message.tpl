{include file="admin/head.tpl"}
<div class="alert alert-warning" id="message">{$message}</div>
