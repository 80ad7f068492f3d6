<link rel="stylesheet" href="modules/addons/backorder/assets/backorder.css">
{if $visitor->client !== null}
<ul class="nav nav-tabs backorder-tabs">
  <li class="nav-item{if $page_name === 'search'} active{/if}"><a href="{$link}"
    class="nav-link{if $page_name === 'search'} active" aria-current="page{/if}"
    >{$t.expiring_domains}</a></li>
  <li class="nav-item{if $page_name !== 'search'} active{/if}"><a
    class="nav-link{if $page_name !== 'search'} active" aria-current="page{/if}"
    href="{$link}&amp;action=backorders">{$t.my_backorders}</a></li>
</ul>
{/if}
