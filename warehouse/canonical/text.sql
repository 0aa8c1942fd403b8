select sha, body
from text;
