package codev.group;

import static codev.group.ReceivedEmails.all;
import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.subject;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.RetentionCommand.AnnounceRetention;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.infra.eventstore.axon.CommandSender;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Le courriel qui annonce un effacement")
@Order(ServiceTest.EMAILS_FIRST)
class RetentionEmailsTest extends GroupEmailsTest {
  private static final LocalDate END = LocalDate.parse("2030-10-01");

  @Autowired private CommandSender commands;

  @Test
  @DisplayName("va une fois aux responsables et aux participants, avec le jour et ce qui reste")
  void it_goes_to_managers_and_people() throws Exception {
    var manager = "manager" + group;
    must(as(initiator).post("/api/people", List.of(person(manager))));
    grant(manager, "MANAGER", programme);
    seen(must(as(max).post("/api/me/preferences", Map.of("language", "en"))));
    announce(END.minusDays(30));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(1)));

    assertThat(announcements(lea)).hasSize(1);
    assertThat(subject(announcements(lea).getFirst()))
        .startsWith("Effacement de textes et de fichiers le ")
        .endsWith("2030");
    assertThat(read(announcements(lea).getFirst()))
        .contains("définitivement effacés", "vos émargements")
        .contains("/me")
        .doesNotContain("/retention");
    assertThat(read(announcements(max).getFirst())).contains("permanently erased");
    assertThat(read(announcements(manager).getFirst()))
        .contains("/programmes/" + programme + "/retention");
    assertThat(announcements(ana)).as("the facilitator").hasSize(1);
    assertThat(announcements(tom)).as("in no group").isEmpty();
  }

  private void announce(LocalDate today) {
    var announced =
        commands.send(
            new AnnounceRetention(
                new ProgrammeId(programme), RetentionClass.WORDS, END, today, CLOCK.instant()));
    must(as(initiator).get(path("?after=" + announced.position())));
  }

  private static List<MimeMessage> announcements(String to) {
    return all(to)
        .filter(
            one -> subject(one).matches("Effacement de textes.*|Content and files to be erased.*"))
        .toList();
  }
}
