/// Brings files from and to any place that a client names: by HTTP, FTP, SFTP or S3. Start at
/// [Transfers]; where a file is says [Place]. Never goes to a host that was not checked, never
/// leaves half a file under the name of a whole one, and knows nothing of why a file is
/// brought.
@NullMarked
package io.kinora.infra.transfer;

import org.jspecify.annotations.NullMarked;
