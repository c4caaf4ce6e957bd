-- The door to the job queue: adds a job in the running transaction, so that it exists if and only if its cause does.
create function app.add_job(p_name text, p_payload json, p_run_at timestamptz, p_max_attempts int, p_key text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select graphile_worker.add_job(p_name, p_payload, run_at => p_run_at, max_attempts => p_max_attempts, job_key => p_key)
$$;
revoke execute on function app.add_job from public;
grant execute on function app.add_job to chalet_app, chalet_platform;

-- One job for each payload, in one statement.
create function app.add_jobs(p_name text, p_payloads json[], p_max_attempts int) returns void
language sql security definer set search_path = public, pg_temp as $$
  select graphile_worker.add_jobs(array(
    select row(p_name, payload, null, null, p_max_attempts, null, null, null)::graphile_worker.job_spec from unnest(p_payloads) as payload))
$$;
revoke execute on function app.add_jobs from public;
grant execute on function app.add_jobs to chalet_app, chalet_platform;

-- What staff see of the queue, and the way to start a dead job again.
create function app.list_jobs(out id bigint, out name text, out attempts smallint, out max_attempts smallint, out last_error text,
  out run_at timestamptz, out created_at timestamptz) returns setof record
language sql stable security definer set search_path = public, pg_temp as $$
  select id, task_identifier, attempts, max_attempts, last_error, run_at, created_at from graphile_worker.jobs
$$;
revoke execute on function app.list_jobs from public;
grant execute on function app.list_jobs to chalet_platform;

create function app.restart_job(p_id bigint) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with restarted as (select graphile_worker.reschedule_jobs(array[j.id], run_at => now(), attempts => 0) from graphile_worker.jobs j
    where j.id = p_id and j.attempts >= j.max_attempts)
  select exists (select from restarted)
$$;
revoke execute on function app.restart_job from public;
grant execute on function app.restart_job to chalet_platform;
