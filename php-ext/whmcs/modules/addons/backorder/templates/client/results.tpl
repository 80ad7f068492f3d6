<p id="backorder-total">{$total} {$t.names_found}</p>
<table class="table">
  <caption class="backorder-hint">{$t.times_in} {$zone}</caption>
  <thead>
    <tr>
      <th scope="col">{$t.domain}</th><th scope="col">{$t.drop}</th>
      <th scope="col">{$t.characters}</th><th scope="col">{$t.score}</th>
      <th scope="col">{$t.full}</th><th scope="col">{$t.lite}</th>
    </tr>
  </thead>
  <tbody>
    {foreach $rows as $row}
      <tr>
        <td><strong>{$row.shown}</strong></td>
        <td>{$row.drop}</td>
        <td>{$row.characters}</td>
        <td>{$row.score}</td>
        {if $row.own !== ''}
          <td colspan="2"><span class="label label-success badge badge-success"
            >{$t.own}: {$row.own}</span></td>
        {else}
          {foreach ['FULL' => $row.full, 'LITE' => $row.lite] as $kind => $price}
            <td>
              {if $price !== ''}
                {if $may_act}
                  <form method="post" action="{$link}" class="backorder-inline">
                    <input type="hidden" name="token" value="{$token}">
                    <input type="hidden" name="action" value="place">
                    <input type="hidden" name="domain" value="{$row.name}">
                    <input type="hidden" name="kind" value="{$kind}">
                    <button class="btn btn-primary btn-sm" type="submit"
                      aria-label="{$t.place} {$row.shown} {$kind}">{$price}</button>
                  </form>
                {else}{$price}{/if}
              {/if}
            </td>
          {/foreach}
        {/if}
      </tr>
    {foreachelse}
      <tr><td colspan="6">{$t.nothing_found}</td></tr>
    {/foreach}
  </tbody>
</table>
{if $pages > 1}
  <nav aria-label="{$t.pages}" class="backorder-pages">
    {if $page > 1}<a rel="prev" href="{$link}&amp;{$query}&amp;page={$page - 1}">{$t.previous}</a>{/if}
    <span>{$page} / {$pages}</span>
    {if $page < $pages}<a rel="next" href="{$link}&amp;{$query}&amp;page={$page + 1}">{$t.next}</a>{/if}
  </nav>
{/if}
