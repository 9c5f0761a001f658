-- One row an edition and its number: a number that was given stays, new ones follow in order of date.
create table edition_keys as
with last_number as (
    select coalesce(max(edition_key), 0) as edition_key from known_edition_keys
),

numbered as (
    select
        editions.edition_id,
        known.edition_key,
        row_number() over (
            partition by known.edition_key is null order by editions.starts_on, editions.edition_id
        ) as turn
    from editions
    left join known_edition_keys as known on editions.edition_id = known.edition_id
)

select
    numbered.edition_id,
    coalesce(numbered.edition_key, cast(last_number.edition_key + numbered.turn as integer)) as edition_key
from numbered
cross join last_number;
