select opportunity_id, family_id
from opportunity;
