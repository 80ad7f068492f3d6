{if $problem !== null}<div class="widget-content-padded">{$problem}</div>
{else}
  <div class="widget-content-padded">
    <ul>{foreach $counts as $status => $number}<li>{$status}: {$number}</li>{/foreach}</ul>
    <p>{$t.next_drop}: {if $next === null}–{else}{$next} UTC{/if}</p>
    <p>{$t.last_run}: {$run|default:$t.never}</p>
    <p><a href="addonmodules.php?module=backorder">{$t.manage}</a></p>
  </div>
{/if}
