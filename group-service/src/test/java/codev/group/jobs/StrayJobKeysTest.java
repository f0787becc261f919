package codev.group.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.jobs.JobKeys;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys that no job has, on tables of their own")
class StrayJobKeysTest {
  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final TestPostgres.Database vault =
      TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);
  private final StrayJobKeys stray =
      new StrayJobKeys(database.dataSource(), new JobKeys(vault.dataSource(), _ -> true));

  @Test
  @DisplayName("are those of deleted jobs, and those of no job")
  void are_those_of_no_job() {
    var list = importedBy("manager");
    var deletedList = importedBy("another");
    var archive = archiveOf("manager");
    var deletedArchive = archiveOf("another");
    var ofNoJob = UUID.randomUUID();
    database.ask("delete from people_import where author = 'another'");
    database.ask("delete from evidence_archive where author = 'another'");

    assertThat(stray.keysWithoutJob(List.of(list, archive, ofNoJob)))
        .containsExactlyInAnyOrder(deletedList, deletedArchive, ofNoJob);
    stray.keysAreDestroyed(List.of(deletedList, ofNoJob));
    assertThat(stray.keysWithoutJob(List.of())).containsExactly(deletedArchive);
  }

  @Test
  @DisplayName("are known until their destruction is reported, though the vault has them no more")
  void are_known_until_destroyed() {
    var ofNoJob = UUID.randomUUID();
    stray.keysWithoutJob(List.of(ofNoJob));

    assertThat(stray.keysWithoutJob(List.of())).containsExactly(ofNoJob);
    stray.keysAreDestroyed(List.of(ofNoJob));
    assertThat(stray.keysWithoutJob(List.of())).isEmpty();
  }

  @Test
  @DisplayName("are none of jobs of an earlier version, which have no key")
  void earlier_jobs_have_none() {
    importedBy("manager");
    database.ask("update people_import set key = null");
    database.ask("delete from people_import");

    assertThat(stray.keysWithoutJob(List.of())).isEmpty();
  }

  @Test
  @DisplayName("are destroyed at the start, and what was deleted is forgotten")
  void are_destroyed_at_the_start() {
    var deleted = importedBy("manager");
    database.ask("delete from people_import");

    assertThat(stray.workOnNext()).isFalse();

    assertThat(vault.ask("select username from person_keys where keyset is null"))
        .isEqualTo("job " + deleted);
    assertThat(stray.keysWithoutJob(List.of())).isEmpty();
  }

  private UUID importedBy(String author) {
    return UUID.fromString(
        database.ask(
            """
            insert into people_import (id, author, language, from_page, total)
            values (gen_random_uuid(), '%s', 'fr', true, 1) returning key
            """
                .formatted(author)));
  }

  private UUID archiveOf(String author) {
    return UUID.fromString(
        database.ask(
            """
            insert into evidence_archive
              (id, programme, author, language, certificates, total, position)
            values (gen_random_uuid(), gen_random_uuid(), '%s', 'fr', true, 3, 1) returning key
            """
                .formatted(author)));
  }
}
