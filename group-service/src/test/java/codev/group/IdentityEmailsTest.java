package codev.group;

import static codev.group.ReceivedEmails.all;
import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.domain.command.RetentionCommand.SetRetention;
import codev.group.domain.person.Username;
import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.infra.eventstore.axon.CommandSender;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Le courriel qui annonce l’effacement d’une identité")
@Order(ServiceTest.EMAILS_FIRST)
class IdentityEmailsTest extends GroupEmailsTest {
  private final UUID past = UUID.randomUUID();
  private final String kim = "kim" + group;

  @Autowired private CommandSender commands;

  @Test
  @DisplayName("va une fois à la personne seule, si aucun autre programme ne la conserve")
  void it_goes_to_the_person_alone() throws Exception {
    aProgrammeIsLongOver();
    seen(must(as(kim).post("/api/me/preferences", Map.of("language", "en"))));
    keepIdentityForAYear();
    await()
        .until(
            () ->
                page(initiator, "/programmes/" + past + "/retention")
                    .contains("conservée\u202f: 1. Effacement annoncé\u202f: 2."));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(1)));

    assertThat(announcements(tom)).hasSize(1);
    assertThat(subject(announcements(tom).getFirst()))
        .startsWith("Effacement de votre nom et de votre adresse le ");
    assertThat(read(announcements(tom).getFirst()))
        .contains("définitivement effacés", "tout ce que vous avez écrit", "sous votre identifiant")
        .contains("Mes données", "/me", "un responsable du programme")
        .doesNotContain("/retention");
    assertThat(read(announcements(kim).getFirst()))
        .contains("permanently erased", "your username can no longer be added");
    assertThat(announcements(lea)).as("in a programme that goes on").isEmpty();
    assertThat(announcements(initiator)).isEmpty();
  }

  /** Its people are two who are in no other programme, and a member of the group. */
  private void aProgrammeIsLongOver() {
    must(as(initiator).post("/api/people", List.of(person(kim))));
    var years = Map.of("startsOn", "2023-01-09", "endsOn", "2023-09-29");
    must(as(initiator).post("/api/programmes", GroupFixture.programme(past, years)));
    must(
        as(initiator)
            .post(
                "/api/programmes/" + past + "/participants",
                Map.of("people", List.of(tom, kim, lea))));
  }

  private void keepIdentityForAYear() {
    commands.send(
        new SetRetention(
            new ProgrammeId(past),
            RetentionClass.IDENTITY,
            new RetentionPeriod(12, LegalBasis.LEGITIMATE_INTEREST),
            true,
            new Username(initiator),
            CLOCK.instant()));
  }

  private static List<MimeMessage> announcements(String to) {
    return all(to)
        .filter(one -> subject(one).matches("(Effacement de votre nom|Your name and address).*"))
        .toList();
  }
}
