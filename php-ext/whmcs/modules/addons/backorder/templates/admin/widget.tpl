{if $problem !== null}<div class="widget-content-padded">{$problem}</div>
{else}
  <div class="widget-content-padded">
    <ul>{foreach $counts as $status => $number}<li>{$status}: {$number}</li>{/foreach}</ul>
    <p>Next drop: {$next|default:'none'} UTC</p>
    <p>Last run: {$run|default:'never'}</p>
    <p><a href="addonmodules.php?module=backorder">Manage</a></p>
  </div>
{/if}
