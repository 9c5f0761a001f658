-- One row a province, with its names.
create table provinces as
select distinct
    province,
    label_nl,
    label_en
from reference_provinces
order by province;
