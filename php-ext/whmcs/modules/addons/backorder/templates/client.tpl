{$backorder_page}
