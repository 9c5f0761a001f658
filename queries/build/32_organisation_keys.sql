-- One row an organisation and its number in this build, also when only an enrolment names it.
create temp table organisation_keys as
select
    organisation_id,
    cast(row_number() over (order by organisation_id) as integer) as organisation_key
from (
    select organisation_id from organisations
    union
    select organisation_id from enrolments
    where organisation_id is not null
) as every_organisation;
