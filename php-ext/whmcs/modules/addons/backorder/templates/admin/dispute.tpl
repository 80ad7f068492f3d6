{include file="admin/head.tpl"}
<article id="dispute">
  <h2>{$t.file}: {$t.order_of} {$id}, {$name}</h2>
  <p>{$t.print_hint} {$zone}, UTC. {$now[0]} ({$now[1]} UTC)</p>
  <table class="table backorder-facts">
    <tr><th scope="row">{$t.client}</th><td colspan="2">{$client} {$client_name}, {$email}</td></tr>
    {if $ascii !== $name}<tr><th scope="row">{$t.domain}</th><td colspan="2">{$ascii}</td></tr>{/if}
    {foreach $facts as $label => $fact}
      <tr><th scope="row">{$label}</th>
        {if is_array($fact)}<td>{$fact[0]}</td><td>{$fact[1]} UTC</td>
        {else}<td colspan="2">{$fact}</td>{/if}</tr>
    {/foreach}
  </table>
  <h3>{$t.events}</h3>
  <table class="table">
    <thead><tr><th scope="col">{$t.at} ({$zone})</th><th scope="col">UTC</th>
      <th scope="col">{$t.event}</th><th scope="col">{$t.from}</th><th scope="col">{$t.to}</th>
      <th scope="col">{$t.hold}</th><th scope="col">{$t.reason}</th></tr></thead>
    <tbody>
      {foreach $events as $event}
        <tr><td>{$event.at[0]}</td><td>{$event.at[1]}</td><td>{$event.event}</td>
          <td>{$event.from}</td><td>{$event.to}</td><td>{$event.hold}</td>
          <td>{$event.reason}</td></tr>
      {/foreach}
    </tbody>
  </table>
  <h3>{$t.answers}</h3>
  {if $answers === []}<p>{$t.nothing_yet}</p>{else}
  <table class="table">
    <thead><tr><th scope="col">{$t.at} ({$zone})</th><th scope="col">UTC</th>
      <th scope="col">{$t.last_time}</th><th scope="col">{$t.times}</th>
      <th scope="col">{$t.asked}</th><th scope="col">{$t.report}</th></tr></thead>
    <tbody>
      {foreach $answers as $row}
        <tr><td>{$row.first[0]}</td><td>{$row.first[1]}</td><td>{$row.last[1]} UTC</td>
          <td>{$row.times}</td><td>{$row.kind}<br><small>{$row.effect_id}</small></td>
          <td>{$row.said}</td></tr>
      {/foreach}
    </tbody>
  </table>
  {/if}
  <p>{$t.applications}:
    {foreach $applications as $row}{$row.reference|default:$row.id} ({$row.state}){if !$row@last}, {/if}
    {foreachelse}{$t.nothing_yet}{/foreach}</p>
  <h3>{$t.effects}</h3>
  <table class="table">
    <thead><tr><th scope="col">Id</th><th scope="col">{$t.asked} ({$zone})</th>
      <th scope="col">UTC</th><th scope="col">{$t.times}</th><th scope="col">{$t.asked_for}</th>
      <th scope="col">{$t.report}</th></tr>
    </thead>
    <tbody>
      {foreach $effects as $effect}
        <tr><td><code>{$effect.id}</code></td><td>{$effect.asked[0]}</td><td>{$effect.asked[1]}</td>
          <td>{$effect.sends}</td><td>{$effect.action}</td><td>{$effect.report}</td></tr>
      {/foreach}
    </tbody>
  </table>
  <h3>{$t.invoices}</h3>
  {if $invoices === []}<p>{$t.nothing_yet}</p>{else}
  <table class="table">
    <thead><tr><th scope="col">#</th><th scope="col">{$t.status}</th><th scope="col">{$t.day}</th>
      <th scope="col">{$t.net}</th><th scope="col">{$t.tax}</th><th scope="col">{$t.credit}</th>
      <th scope="col">{$t.still_due}</th><th scope="col">{$t.paid_at}</th></tr></thead>
    <tbody>
      {foreach $invoices as $row}
        <tr><td>{$row.id}</td><td>{$row.status|default:''}</td><td>{$row.date|default:''}</td>
          <td>{$row.subtotal|default:''}</td><td>{$row.tax|default:''}
            {if ($row.tax2|default:0) > 0}<br>{$row.tax2}{/if}</td>
          <td>{$row.credit|default:''}</td><td>{$row.balance|default:''}</td>
          <td>{$row.paid[0]}{if $row.paid[1] !== ''}<br>{$row.paid[1]} UTC{/if}</td></tr>
      {/foreach}
    </tbody>
  </table>
  {/if}
  <h3>{$t.mails}</h3>
  {if $mails === []}<p>{$t.nothing_yet}</p>{else}
  <table class="table">
    <thead><tr><th scope="col">Id</th><th scope="col">{$t.subject}</th>
      <th scope="col">{$t.at} ({$zone})</th><th scope="col">UTC</th>
      <th scope="col">{$t.problem}</th></tr></thead>
    <tbody>
      {foreach $mails as $mail}
        <tr><td><code>{$mail.id}</code></td><td>{$mail.subject}<br><small>{$mail.topic}:
          {$mail.domains}</small></td><td>{$mail.sent[0]}</td>
          <td>{$mail.sent[1]}</td><td>{$mail.problem}</td></tr>
      {/foreach}
    </tbody>
  </table>
  {/if}
</article>
