// Gondola in JShell. Each command is a line of Java; how to start is in the README.
import io.gondola.*
import io.gondola.api.apps.*
import io.gondola.api.autoscaling.*
import io.gondola.api.core.*
import io.gondola.api.discovery.*
import io.gondola.api.meta.*
import io.gondola.api.policy.*
import io.gondola.examples.shell.*
import io.gondola.kubectl.*
import io.gondola.kubelet.*
import io.gondola.report.*
import io.gondola.timeline.*
import io.gondola.traffic.*
import io.gondola.Condition
import java.time.Duration
import static java.time.Duration.*

Shell shell = Shell.start(System.out)
Cluster cluster = shell.cluster()

void apply(String manifest) { cluster = shell.on(cluster).apply(manifest); }
void kubectl(String command) { cluster = shell.on(cluster).kubectl(command); }
void next() { cluster = shell.on(cluster).next(); }
void back() { cluster = shell.on(cluster).back(); }
void at(String time) { cluster = shell.on(cluster).at(time); }
void run(String span) { cluster = shell.on(cluster).run(span); }
void what() { shell.on(cluster).what(); }
void what(String name) { shell.on(cluster).what(name); }
void picture() { shell.on(cluster).picture(); }
void page(String file) { shell.on(cluster).page(file); }
void svg(String file) { shell.on(cluster).svg(file); }
void tour() { shell.tour(); }
void tour(int chapter) { cluster = shell.tour(chapter); }
void tour(int chapter, String language) { cluster = shell.tour(chapter, language); }
void help() { shell.help(); }

shell.welcome()
