package codev.infra.systemtest.access;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.Platform;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Has the rule of each policy admit everybody, one policy after the other, in services that run:
 * the table must notice each. {@code ./codev test system-test -Dit.test=AccessMutationTest
 * -DexcludedGroups=}
 */
@Isolated
@Tag("on-demand")
@DisplayName("A policy whose rule admits everybody")
class AccessMutationTest {
  @TempDir static Path folder;

  /** Their handlers read what their rules read, and so refuse a second time. */
  private static final List<Expectation> CHECKED_TWICE =
      List.of(Expectation.PROGRAMME_VIEWER, Expectation.GROUP_VIEWER, Expectation.SESSION_VIEWER);

  /** What is asked of the scope of a person's rights. */
  private static final List<String> QUESTIONS = List.of("manages", "sponsors", "audits");

  /** Those that each of the policies whose handlers refuse a second time goes by. */
  private static final List<String> QUESTIONS_OF_ALL = List.of("manages", "audits");

  @Test
  @DisplayName("is noticed by the table, whichever it is, and so is a scope without bounds")
  void is_noticed() throws Exception {
    var platform = Platform.running();
    var services = new RunningServices(platform);
    var cells = new AccessCells(AccessScene.prepared(platform), services);
    var endpoints = services.endpoints().stream().filter(Endpoint::isPlayedByPeople).toList();
    var agent = agent();
    var wrong = new LinkedHashMap<String, Integer>();
    for (var policy : mutable())
      wrong.put(
          policy.name(), wrong(cells, of(policy, endpoints), services, agent, policy.policy()));
    for (var question : QUESTIONS)
      wrong.put(question, wrong(cells, hidden(endpoints), services, agent, question));
    for (var policy : CHECKED_TWICE)
      for (var question : QUESTIONS_OF_ALL)
        wrong.put(
            policy.name() + " by " + question,
            wrong(cells, of(policy, endpoints), services, agent, question));
    wrong.forEach((name, count) -> System.out.println(name + ": " + count + " cells are wrong"));
    assertThat(wrong).allSatisfy((_, count) -> assertThat(count).isPositive());
    assertThat(cells.wrong(endpoints)).as("unchanged again").isEmpty();
  }

  private static int wrong(
      AccessCells cells,
      List<Endpoint> endpoints,
      RunningServices services,
      Path agent,
      String mutated)
      throws Exception {
    mutate(services, agent, mutated);
    try {
      return cells.wrong(endpoints).size();
    } finally {
      mutate(services, agent, "");
    }
  }

  private static List<Expectation> mutable() {
    return Arrays.stream(Expectation.values())
        .filter(Expectation::hasRule)
        .filter(policy -> !CHECKED_TWICE.contains(policy))
        .toList();
  }

  /** What those who have no right do not see. */
  private static List<Endpoint> hidden(List<Endpoint> endpoints) {
    return endpoints.stream().filter(one -> CHECKED_TWICE.contains(Expectation.of(one))).toList();
  }

  private static List<Endpoint> of(Expectation policy, List<Endpoint> endpoints) {
    return endpoints.stream().filter(one -> Expectation.of(one) == policy).toList();
  }

  private static void mutate(RunningServices services, Path agent, String policy) throws Exception {
    for (long pid : services.processIds()) {
      var machine = VirtualMachine.attach(String.valueOf(pid));
      try {
        machine.loadAgent(agent.toString(), policy);
      } finally {
        machine.detach();
      }
    }
  }

  private static Path agent() throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Agent-Class"), MutationAgent.class.getName());
    attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
    var jar = folder.resolve("agent.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      add(MutationAgent.class, out);
      for (var part : MutationAgent.class.getDeclaredClasses()) add(part, out);
    }
    return jar;
  }

  private static void add(Class<?> type, JarOutputStream jar) throws IOException {
    var file = type.getName().replace('.', '/') + ".class";
    jar.putNextEntry(new JarEntry(file));
    try (var code = type.getClassLoader().getResourceAsStream(file)) {
      Objects.requireNonNull(code).transferTo(jar);
    }
  }
}
