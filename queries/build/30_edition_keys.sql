-- One row an edition and its number in this build, in order of date.
create temp table edition_keys as
select
    edition_id,
    cast(row_number() over (order by starts_on, edition_id) as integer) as edition_key
from editions;
