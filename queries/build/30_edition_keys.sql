-- One row an edition and its number: a number that was given stays, new ones follow in order of date.
create table edition_keys as
select
    editions.edition_id,
    coalesce(
        known.edition_key,
        cast(
            (select coalesce(max(edition_key), 0) from known_edition_keys)
            + row_number() over (
                partition by known.edition_key is null
                order by editions.starts_on, editions.edition_id
            )
            as integer
        )
    ) as edition_key
from editions
left join known_edition_keys as known on editions.edition_id = known.edition_id;
