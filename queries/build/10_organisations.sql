-- One row an organisation: for each column the latest value that any upload gave.
-- A later file refines; its silence about a column erases nothing.
create table organisations as
select
    uploaded.organisation_id,
    arg_max(uploaded.organisation_name, uploaded.upload_id) as organisation_name,
    arg_max(uploaded.enterprise_number, uploaded.upload_id) as enterprise_number,
    arg_max(uploaded.sector, uploaded.upload_id) as sector,
    arg_max(uploaded.sector_revision, uploaded.upload_id) as sector_revision,
    arg_max(uploaded.size_class, uploaded.upload_id) as size_class,
    arg_max(uploaded.ownership, uploaded.upload_id) as ownership,
    arg_max(uploaded.postcode, uploaded.upload_id) as postcode,
    arg_max(uploaded.country, uploaded.upload_id) as country,
    arg_max(provinces.province, uploaded.upload_id) as province,
    max(uploaded.upload_id) as upload_id,
    arg_max(uploaded.source_row, uploaded.upload_id) as source_row
from uploaded_organisations as uploaded
left join reference_provinces as provinces
    on
        coalesce(uploaded.country, 'BE') = 'BE'
        and try_cast(uploaded.postcode as integer)
        between cast(provinces.postcode_from as integer) and cast(provinces.postcode_to as integer)
group by uploaded.organisation_id
order by uploaded.organisation_id;
