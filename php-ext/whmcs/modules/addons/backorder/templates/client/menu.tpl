<link rel="stylesheet" href="modules/addons/backorder/assets/backorder.css">
<p class="backorder-menu">
  <a href="{$link}">{$t.expiring_domains}</a>
  {if $visitor->client !== null}| <a href="{$link}&amp;action=backorders">{$t.my_backorders}</a>{/if}
</p>
