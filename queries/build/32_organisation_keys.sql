-- One row an organisation and its number, also when only an enrolment names it. A number that was given stays. Kept for
-- the reader: the facts hold the number, and a list of customers needs the name.
create table organisation_keys as
select
    every_organisation.organisation_id,
    coalesce(
        known.organisation_key,
        cast(
            (select coalesce(max(organisation_key), 0) from known_organisation_keys)
            + row_number() over (
                partition by known.organisation_key is null
                order by every_organisation.organisation_id
            )
            as integer
        )
    ) as organisation_key
from (
    select organisation_id from organisations
    union
    select organisation_id from enrolments
    where organisation_id is not null
) as every_organisation
left join known_organisation_keys as known on every_organisation.organisation_id = known.organisation_id;
