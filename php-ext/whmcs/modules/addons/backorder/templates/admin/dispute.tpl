{include file="admin/head.tpl"}
<article id="dispute">
  <h2>{$t.file}: {$t.order_of} {$id}, {$name}</h2>
  <p>{$t.print_hint} {$zone}, UTC. {$now[0]} ({$now[1]} UTC)</p>
  <dl>
    <dt>{$t.client}</dt><dd>{$record.client_id} {$client_name}</dd>
    <dt>{$t.status}</dt><dd>{$record.status} {$record.reason} {$record.reason_detail}</dd>
    <dt>{$t.kind}</dt><dd>{$record.kind}</dd>
    <dt>{$t.drop} (UTC)</dt><dd>{$record.drop_at}</dd>
  </dl>
  <h3>{$t.events}</h3>
  <table class="table">
    <thead><tr><th scope="col">{$t.at} ({$zone})</th><th scope="col">UTC</th>
      <th scope="col">{$t.event}</th><th scope="col">{$t.from}</th><th scope="col">{$t.to}</th>
      <th scope="col">{$t.hold}</th><th scope="col">{$t.reason}</th></tr></thead>
    <tbody>
      {foreach $events as $event}
        <tr><td>{$event.at[0]}</td><td>{$event.at[1]}</td><td>{$event.event}</td>
          <td>{$event.from_status}</td><td>{$event.to_status}</td><td>{$event.hold}</td>
          <td>{$event.reason} {$event.detail}</td></tr>
      {/foreach}
    </tbody>
  </table>
  <h3>{$t.effects}</h3>
  <table class="table">
    <thead><tr><th scope="col">Id</th><th scope="col">{$t.asked} ({$zone})</th>
      <th scope="col">UTC</th><th scope="col">{$t.times}</th><th scope="col">{$t.report}</th></tr>
    </thead>
    <tbody>
      {foreach $effects as $effect}
        <tr><td>{$effect.id}</td><td>{$effect.asked_at[0]}</td><td>{$effect.asked_at[1]}</td>
          <td>{$effect.sends}</td><td><code>{$effect.action}</code> <code>{$effect.report}</code>
          </td></tr>
      {/foreach}
    </tbody>
  </table>
  <h3>{$t.applications}</h3>
  <ul>{foreach $applications as $row}<li>{$row.reference} {$row.id} {$row.state}</li>{/foreach}</ul>
  <h3>{$t.invoices}</h3>
  <table class="table">
    <thead><tr><th scope="col">#</th><th scope="col">{$t.status}</th><th scope="col">{$t.total}
      </th><th scope="col">{$t.balance}</th><th scope="col">{$t.day}</th></tr></thead>
    <tbody>
      {foreach $invoices as $row}
        <tr><td>{$row.id}</td><td>{$row.status|default:''}</td><td>{$row.subtotal|default:''}
          + {$row.tax|default:''}</td><td>{$row.balance|default:''}</td>
          <td>{$row.date|default:''}</td></tr>
      {/foreach}
    </tbody>
  </table>
  <h3>{$t.mails}</h3>
  <table class="table">
    <thead><tr><th scope="col">Id</th><th scope="col">{$t.subject}</th>
      <th scope="col">{$t.at} ({$zone})</th><th scope="col">UTC</th>
      <th scope="col">{$t.problem}</th></tr></thead>
    <tbody>
      {foreach $mails as $mail}
        <tr><td>{$mail.id}</td><td>{$mail.subject}</td><td>{$mail.sent[0]}</td>
          <td>{$mail.sent[1]}</td><td>{$mail.problem}</td></tr>
      {/foreach}
    </tbody>
  </table>
</article>
