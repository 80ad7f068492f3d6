<link rel="stylesheet" href="../modules/addons/backorder/assets/backorder.css">
<nav aria-label="Backorder">
  <ul class="nav nav-tabs backorder-tabs">
    {foreach $tabs as $name}
      <li{if $name === $tab} class="active"{/if}><a href="{$link}&amp;tab={$name}"
        {if $name === $tab} aria-current="page"{/if}>{$t[$name]}</a></li>
    {/foreach}
  </ul>
</nav>
{if $refusal !== null}
  <div class="alert alert-danger" role="alert" id="refusal">{$refusal}</div>
{/if}
{if $done !== ''}<div class="alert alert-success" role="status" id="done">{$done}</div>{/if}
