-- One row an organisation and its number, also when only an enrolment names it. A number that was given stays. Kept for
-- the reader: the facts hold the number, and a list of customers needs the name.
create table organisation_keys as
with last_number as (
    select coalesce(max(organisation_key), 0) as organisation_key from known_organisation_keys
),

every_organisation as (
    select organisation_id from organisations
    union
    select organisation_id from enrolments
    where organisation_id is not null
),

numbered as (
    select
        every_organisation.organisation_id,
        known.organisation_key,
        row_number() over (
            partition by known.organisation_key is null order by every_organisation.organisation_id
        ) as turn
    from every_organisation
    left join known_organisation_keys as known on every_organisation.organisation_id = known.organisation_id
)

select
    numbered.organisation_id,
    coalesce(numbered.organisation_key, cast(last_number.organisation_key + numbered.turn as integer))
        as organisation_key
from numbered
cross join last_number;
