package codev.session.reference;

import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.identity.BoundSubject;
import codev.infra.web.identity.SessionsEnd;
import codev.infra.web.identity.SessionsEndSource;
import codev.infra.web.identity.SubjectBindings;
import codev.session.domain.SessionEvent.SessionClosed;
import codev.session.domain.reference.Competency;
import codev.session.domain.reference.KnownGrantEvent;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.reference.KnownPersonEvent;
import codev.session.domain.reference.KnownProgrammeEvent.CompetenciesNoted;
import codev.session.domain.reference.KnownProgrammeEvent.ProgrammeNamed;
import codev.session.domain.reference.KnownProgrammeEvent.UnitNoted;
import codev.session.domain.reference.KnownSubjectEvent;
import codev.session.domain.reference.KnownSubjectEvent.SessionsEndNoted;
import codev.session.domain.reference.KnownSubjectEvent.SubjectNoted;
import codev.session.domain.reference.KnownSubjectEvent.SubjectReleaseNoted;
import codev.session.domain.value.ProgrammeId;
import codev.session.reference.ProgrammeNames.ProgrammeName;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects the read models of this package. */
@Configuration
class ReferenceViewsConfiguration {
  private static final int MOST_FRAMEWORKS = 1_000;
  private static final Duration FRAMEWORKS_KEPT = Duration.ofSeconds(2);

  @Bean
  ReadModel<KnownGroupView> knownGroupView(ReadModels views) {
    return views.project(
        Projection.of("known_group", KnownGroupEvent.class, KnownGroupView.class)
            .version(3) // since it has who left and who leads the group
            .by(e -> e.group().toString())
            .ofAggregate("GroupMemory")
            .foldFrom(KnownGroupView.UNKNOWN, KnownGroupView::after));
  }

  @Bean
  KnownGroupSource knownGroups(ReadModel<KnownGroupView> groups) {
    return group -> groups.find(group.toString()).orElse(KnownGroupView.UNKNOWN);
  }

  /** One document for each group, from this service's own log. */
  @Bean
  ReadModel<PastClients> pastClientsView(ReadModels views) {
    return views.project(
        Projection.of("past_clients", SessionClosed.class, PastClients.class)
            .by(e -> e.origin().group().toString())
            .foldFrom(PastClients.NONE, PastClients::after));
  }

  /** One document for each person, by user name. */
  @Bean
  ReadModel<PersonName> personNameView(ReadModels views) {
    return views.project(
        Projection.of("acquaintance", KnownPersonEvent.class, PersonName.class)
            .version(2)
            .by(e -> e.person().toString())
            .fold(PersonName::after));
  }

  @Bean
  DisplayNameSource displayNames(ReadModel<PersonName> people) {
    return new CachedDisplayNameSource(people);
  }

  @Bean
  ProgrammeNames programmeNames(ReadModels views) {
    return new ProgrammeNames(
        views.project(
            Projection.of("programme_names", ProgrammeNamed.class, ProgrammeName.class)
                .by(e -> e.programme().toString())
                .fold((_, e) -> new ProgrammeName(e.programme(), e.name()))));
  }

  /** Kept for a moment: all open pages of a session are drawn anew at the same time. */
  @Bean
  CompetencySource competencies(ReadModels views) {
    var frameworks =
        views.project(
            Projection.of("competencies", CompetenciesNoted.class, CompetencyFramework.class)
                .by(e -> e.programme().toString())
                .fold((_, e) -> new CompetencyFramework(e.programme(), e.competencies())));
    Cache<ProgrammeId, List<Competency>> known =
        Caffeine.newBuilder()
            .maximumSize(MOST_FRAMEWORKS)
            .expireAfterWrite(FRAMEWORKS_KEPT)
            .build();
    return programme ->
        known.get(
            programme,
            unknown ->
                frameworks
                    .find(unknown.toString())
                    .map(CompetencyFramework::competencies)
                    .orElse(List.of()));
  }

  @Bean
  SubjectBindings subjectBindings(ReadModels views) {
    return new SubjectBindings(
        views.project(
            Projection.of("subjects", KnownSubjectEvent.class, BoundSubject.class)
                .by(e -> e.person().toString())
                .fold(
                    (before, event) ->
                        switch (event) {
                          case SubjectNoted e ->
                              BoundSubject.of(e.person().value(), e.issuer(), e.subject());
                          case SubjectReleaseNoted _ -> null;
                          case SessionsEndNoted _ -> before;
                        })));
  }

  @Bean
  SessionsEndSource<SessionsEndNoted> sessionsEndSource() {
    return new SessionsEndSource<>(
        SessionsEndNoted.class, e -> new SessionsEnd(e.person().value(), e.issuedBefore()));
  }

  @Bean
  KnownGrantAuthoritySource authoritySource(
      ReadModels views, OrganisationHoldersProperties settings, InstantSource clock) {
    var grants =
        views.project(
            Projection.of("known_grants", KnownGrantEvent.class, KnownGrantView.class)
                .by(e -> e.grant().toString())
                .fold(KnownGrantView::after));
    var programmes =
        views.project(
            Projection.of("known_programmes", UnitNoted.class, KnownProgrammeView.class)
                .by(e -> e.programme().toString())
                .fold((_, e) -> new KnownProgrammeView(e.programme(), e.unit())));
    return new KnownGrantAuthoritySource(grants, programmes, settings, clock);
  }
}
