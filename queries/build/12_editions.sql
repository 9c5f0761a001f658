-- One row an edition: for each column the latest value that any upload gave.
create table editions as
select
    edition_id,
    arg_max(training_id, upload_id) as training_id,
    arg_max(training_format, upload_id) as training_format,
    arg_max(client_organisation_id, upload_id) as client_organisation_id,
    arg_max(trajectory_id, upload_id) as trajectory_id,
    arg_max(delivery_mode, upload_id) as delivery_mode,
    arg_max(starts_on, upload_id) as starts_on,
    arg_max(ends_on, upload_id) as ends_on,
    arg_max(contact_hours, upload_id) as contact_hours,
    arg_max(capacity, upload_id) as capacity,
    arg_max(edition_status, upload_id) as edition_status,
    arg_max(list_price, upload_id) as list_price,
    arg_max(contract_price, upload_id) as contract_price,
    arg_max(location_postcode, upload_id) as location_postcode,
    arg_max(lead_trainer, upload_id) as lead_trainer,
    max(upload_id) as upload_id,
    arg_max(source_row, upload_id) as source_row
from uploaded_editions
group by edition_id
order by edition_id;
