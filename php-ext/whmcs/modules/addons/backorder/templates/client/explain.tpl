{include file="client/menu.tpl"}
<h2>{$name} <small>{$status}</small></h2>
{foreach ['because' => $explanation->because, 'what_next' => $explanation->next,
  'would_change' => $explanation->wouldChange] as $key => $sentences}
  {if $sentences !== []}
    <h3>{$t[$key]}</h3>
    <ul>{foreach $sentences as $sentence}<li>{$sentence}</li>{/foreach}</ul>
  {/if}
{/foreach}
<p><a href="{$link}&amp;action=backorders">{$t.my_backorders}</a></p>
