-- One row an organisation and its number in this build, also when only an enrolment names it. Kept for the reader: the
-- facts hold the number, and a list of customers needs the name.
create table organisation_keys as
select
    organisation_id,
    cast(row_number() over (order by organisation_id) as integer) as organisation_key
from (
    select organisation_id from organisations
    union
    select organisation_id from enrolments
    where organisation_id is not null
) as every_organisation;
