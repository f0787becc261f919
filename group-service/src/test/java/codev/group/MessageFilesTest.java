package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.RuleViolation;
import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.programme.Aim;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.Step;
import codev.group.domain.value.MethodWarning;
import codev.group.group.MembershipChangeView;
import codev.group.persistence.EventTypeConfiguration;
import codev.group.programme.PreparationStage;
import codev.group.rotation.MemberWithoutTurn;
import codev.group.rotation.RotationDecisionView;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.testkit.GlossaryCheck;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Chaque phrase se dit dans les deux langues")
class MessageFilesTest {
  private static final EventTypes EVENTS = EventTypeConfiguration.eventTypes();
  private static final Pattern LITERAL_KEY = Pattern.compile("#\\{([a-z.-]+)[}(]");

  @Test
  @DisplayName("les mêmes en français et en anglais")
  void the_same_in_both_languages() throws IOException {
    assertThat(new TreeSet<>(sentences("fr").keySet()))
        .isEqualTo(new TreeSet<>(sentences("en").keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("chaque refus, chaque avertissement, chaque mot d’une page")
  void every_refusal_and_warning_and_word(String language) throws IOException {
    var keys =
        Stream.of(
                Arrays.stream(RuleViolation.values()).map(RuleViolation::key),
                Arrays.stream(MethodWarning.values()).map(MethodWarning::key),
                Arrays.stream(MembershipChangeView.Kind.values())
                    .map(kind -> "group.change." + kind),
                Arrays.stream(RotationDecisionView.Kind.values())
                    .map(kind -> "group.decision." + kind),
                Arrays.stream(MemberWithoutTurn.Cause.values())
                    .flatMap(why -> Stream.of("group.not-yet." + why, "group.never." + why)),
                Arrays.stream(Aim.values()).map(aim -> "group.aim." + aim),
                SessionTemplate.BUILT_IN.stream()
                    .map(template -> "group.template." + template.key()),
                Arrays.stream(Step.values()).map(step -> "group.step." + step),
                Arrays.stream(PreparationStage.values()).map(one -> "group.preparation." + one),
                Arrays.stream(ContributionKind.values()).map(kind -> "group.kind." + kind),
                Arrays.stream(SessionTemplate.Audience.values())
                    .map(whom -> "group.audience." + whom),
                EVENTS.all().stream()
                    .map(EVENTS::nameOf)
                    .filter(name -> name.startsWith("group."))
                    .map(name -> "acted." + name),
                Arrays.stream(ApprovalAction.Kind.values()).map(kind -> "acted.approval." + kind),
                Arrays.stream(GrantScope.Kind.values()).map(kind -> "acted.scope." + kind),
                Arrays.stream(InvitationAnswer.values()).map(given -> "acted.answer." + given),
                Arrays.stream(EmailKind.values()).map(kind -> "group.preferences.kind." + kind),
                onPages().filter(key -> key.startsWith("group.")))
            .flatMap(k -> k);
    assertThat(sentences(language).stringPropertyNames()).containsAll(keys.toList());
  }

  @Test
  @DisplayName("les refus sont tous au glossaire, et lui n'en a pas d'autres")
  void the_glossary_has_every_refusal() {
    GlossaryCheck.mustContain(
        Path.of("../infra/docs/glossary.md"),
        "group",
        "group.",
        Arrays.stream(RuleViolation.values()).map(RuleViolation::key).toList());
  }

  private static Stream<String> onPages() throws IOException {
    try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> LITERAL_KEY.matcher(text(file)).results())
          .map(found -> found.group(1))
          .toList()
          .stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Properties sentences(String language) throws IOException {
    var file = "/messages/group_" + language + ".properties";
    try (var in = Objects.requireNonNull(MessageFilesTest.class.getResourceAsStream(file))) {
      var sentences = new Properties();
      sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return sentences;
    }
  }
}
