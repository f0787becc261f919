package codev.group.directory;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the directory.
 *
 * @param initialPeople who is in it from the start: those who can sign in on a local platform
 * @param initialPeopleBy who is recorded as having registered them
 */
@ConfigurationProperties("codev.directory")
record DirectoryProperties(
    @DefaultValue List<PersonRequest> initialPeople,
    @DefaultValue("administrator") String initialPeopleBy) {}
