-- One row an edition: the training, format and mode within which it is joined with others first, and its turn there.
create table places as
select
    edition_key,
    dense_rank() over (order by training_format, training_id, delivery_mode) as place,
    row_number() over (order by starts_on, edition_id) as turn
from edition_facts;
