<div class="alert alert-info">{$t.closed}</div>
