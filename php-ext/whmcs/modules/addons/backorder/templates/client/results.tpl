<p id="backorder-total">{$total} {$t.names_found}. {$t.times_in} {$zone}.</p>
{if $problem !== null}
  <div class="alert alert-danger" role="alert" id="refusal">{$problem}</div>
{/if}
<div class="backorder-scroll"><table class="table table-striped">
  <caption class="backorder-hidden">{$t.expiring_domains}</caption>
  <thead>
    <tr>
      <th scope="col">{$t.domain}</th><th scope="col">{$t.drop}</th>
      <th scope="col">{$t.characters}</th>
      {if $has_scores}<th scope="col">{$t.score}</th>{/if}
      <th scope="col">Backorder {$t.full}</th>
      <th scope="col">Backorder {$t.lite}</th>
    </tr>
  </thead>
  <tbody>
    {foreach $rows as $row}
      <tr>
        <td><strong>{$row.shown}</strong></td>
        <td>{$row.drop}</td>
        <td>{$row.characters}</td>
        {if $has_scores}<td>{$row.score}</td>{/if}
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
      <tr><td colspan="{if $has_scores}6{else}5{/if}">{$t.nothing_found}</td></tr>
    {/foreach}
  </tbody>
</table></div>
{if $pages > 1}
  <nav aria-label="{$t.pages}" class="backorder-pages">
    {if $page > 1}<a rel="prev" href="{$link}&amp;{$query}&amp;page={$page - 1}">{$t.previous}</a>{/if}
    <span>{$page} / {$pages}</span>
    {if $page < $pages}<a rel="next" href="{$link}&amp;{$query}&amp;page={$page + 1}">{$t.next}</a>{/if}
  </nav>
{/if}
