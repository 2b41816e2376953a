import type { Messages } from './messages.ts'

/** Vietnamese, as banks write it: with “Quý khách”, and without where it is plain. */
export const vietnamese: Messages = {
  language: 'vi',
  bank: 'ngân hàng của Quý khách',
  attempts: { other: 'Quý khách còn {count} lần thử.' },
  issues: {
    wrong_details: [
      'Thông tin chưa đúng',
      'Vui lòng kiểm tra trong ứng dụng ngân hàng rồi thử lại.',
    ],
    wrong_answer: ['Câu trả lời chưa đúng', 'Vui lòng kiểm tra hoặc lấy mã mới rồi thử lại.'],
    wrong_phone: ['Số điện thoại chưa đúng', 'Vui lòng kiểm tra rồi thử lại.'],
    different_login: [
      'Dùng thông tin đăng nhập như lần trước',
      'Vui lòng thử lại với thông tin đã dùng lần đầu. Nếu thông tin đó đã thay đổi, vui lòng tạo kết nối mới.',
    ],
    account_locked: [
      'Quyền đăng nhập đang bị khóa',
      '{bank} đã khóa đăng nhập vì lý do bảo mật. Vui lòng mở khóa trong ứng dụng ngân hàng rồi quay lại đây.',
    ],
    password_reset: [
      'Cần đặt mật khẩu mới',
      'Vui lòng đặt mật khẩu trong ứng dụng ngân hàng rồi quay lại đây.',
    ],
    setup_needed: [
      'Vui lòng đăng nhập ngân hàng trước',
      '{bank} cần hỏi thêm một điều. Vui lòng trả lời trong ứng dụng ngân hàng rồi quay lại đây.',
    ],
    not_finished: [
      'Thao tác chưa hoàn tất',
      'Không có gì thay đổi. Vui lòng thử lại và làm đủ các bước.',
    ],
    bank_down: [
      '{bank} đang gặp sự cố',
      'Tiền của Quý khách vẫn an toàn. Vui lòng thử lại sau hoặc chọn ngân hàng khác.',
    ],
    bank_slow: [
      '{bank} không phản hồi',
      'Tiền của Quý khách vẫn an toàn. Vui lòng thử lại sau hoặc chọn ngân hàng khác.',
    ],
    bank_not_supported: [
      'Không thể kết nối ngân hàng này',
      '{bank} không dùng được ở đây. Vui lòng chọn ngân hàng khác.',
    ],
    sign_in_not_supported: [
      'Không thể kết nối tài khoản này',
      'Cách đăng nhập vào {bank} không dùng được ở đây. Vui lòng chọn ngân hàng khác.',
    ],
    bank_not_ready: ['{bank} chưa dùng được ở đây', 'Vui lòng tạm chọn ngân hàng khác.'],
    not_connected: [
      'Chưa thực hiện được',
      'Đã có lỗi xảy ra. Tiền của Quý khách vẫn an toàn. Vui lòng thử lại.',
    ],
    no_accounts: [
      'Không có tài khoản phù hợp',
      'Vui lòng chọn ngân hàng khác hoặc chia sẻ tài khoản khác.',
    ],
    no_payment_account: [
      'Cần một tài khoản khác',
      'Vui lòng chọn tài khoản có thể chuyển và nhận tiền.',
    ],
    no_fitting_account: [
      'Không có tài khoản đúng loại',
      'Vui lòng chọn ngân hàng khác hoặc chia sẻ tài khoản khác.',
    ],
    wrong_number: [
      'Số tài khoản chưa đúng',
      'Vui lòng kiểm tra trong ứng dụng ngân hàng rồi thử lại.',
    ],
    wrong_amounts: [
      'Thông tin chưa khớp',
      'Vui lòng kiểm tra trong ứng dụng ngân hàng rồi thử lại.[ {attempts}]',
    ],
    check_over: [
      'Lần xác minh này đã kết thúc',
      'Đã thử quá nhiều lần hoặc quá thời gian. Tiền của Quý khách vẫn an toàn. Vui lòng bắt đầu lại.',
    ],
    access_needed: [
      'Cần Quý khách cho phép',
      '{bank} chưa chia sẻ đủ thông tin cần thiết. Vui lòng thử lại và giữ nguyên dấu chọn ở tất cả các ô. Tài khoản sẽ không bị trừ tiền.',
    ],
    consent_needed: [
      'Cần Quý khách cho phép thêm một mục',
      'Trên trang của ngân hàng[ {bank}], vui lòng xem lại những gì được chia sẻ với chúng tôi. Tài khoản sẽ không bị trừ tiền.',
    ],
    payment_cancelled: [
      'Thanh toán đã dừng',
      'Tài khoản không bị trừ tiền. Vui lòng thử lại hoặc chọn ngân hàng khác.',
    ],
    payment_rejected: [
      'Thanh toán bị từ chối',
      'Tài khoản không bị trừ tiền. Vui lòng thử lại hoặc chọn ngân hàng khác.',
    ],
    window_blocked: [
      'Trang ngân hàng không mở được',
      'Có thể trang đã bị chặn. Vui lòng cho phép cửa sổ bật lên ở đây rồi thử lại.',
    ],
    session_expired: [
      'Vui lòng bắt đầu lại',
      'Để bảo vệ Quý khách, phiên đăng nhập ngân hàng sẽ đóng sau một thời gian.',
    ],
    already_finished: [
      'Bước này đã xong',
      'Không cần làm gì thêm ở đây. Nếu {bank} chưa được kết nối, vui lòng bắt đầu lại.',
    ],
    other_tab: [
      'Vui lòng tiếp tục ở tab kia',
      'Trang này đang mở ở một tab khác. Quý khách có thể đóng tab này.',
    ],
    return_lost: [
      'Không tìm thấy bước đang làm dở',
      'Có thể Quý khách đã quay lại bằng trình duyệt khác. Tiền của Quý khách vẫn an toàn. Vui lòng bắt đầu lại tại đây.',
    ],
    direct: [
      'Không cần làm gì ở đây',
      'Đây là trang ngân hàng đưa Quý khách trở lại. Hãy kết nối ngân hàng để bắt đầu.',
    ],
    other_person: [
      'Người khác đã bắt đầu việc này',
      'Vui lòng tự mình bắt đầu lại, hoặc đăng nhập bằng tên của người đó.',
    ],
    disconnected: [
      'Đã ngắt kết nối với {bank}',
      'Quyền truy cập đã được gỡ. Tiền của Quý khách vẫn an toàn. Quý khách có thể kết nối lại.',
    ],
    reconnect_needed: [
      'Cần kết nối lại với {bank}',
      'Quý khách cần đăng nhập lại. Thông tin ở đây có thể đã cũ. Tiền của Quý khách vẫn an toàn.',
    ],
    not_repaired: [
      '{bank} vẫn chưa được kết nối',
      'Tiền của Quý khách vẫn an toàn. Vui lòng kết nối lại hoặc xem trong ứng dụng ngân hàng.',
    ],
    newer_connection: [
      '{bank} đã được kết nối hai lần',
      'Kết nối mới hơn đã thay thế kết nối này. Vui lòng giữ kết nối mới hơn và gỡ kết nối này.',
    ],
    already_connected: [
      '{bank} đã được kết nối',
      'Quý khách có thể giữ nguyên, hoặc để kết nối mới thay thế.',
    ],
    one_at_a_time: [
      'Kết nối đầu tiên có thể đã bị ngắt',
      'Việc kết nối lại {bank} có thể làm ngắt kết nối trước đó. Quý khách có thể giữ và sửa kết nối đó, hoặc để kết nối mới thay thế.',
    ],
    not_ready_yet: ['Mục này chưa sẵn sàng', 'Mọi thứ đều ổn. Vui lòng quay lại xem sau ít lâu.'],
    script_blocked: [
      'Có gì đó đang chặn trang này',
      'Có thể là trình chặn quảng cáo. Vui lòng tắt đi rồi thử lại.',
    ],
    storage_refused: [
      'Trình duyệt không lưu bước đang làm',
      'Vui lòng cho phép trang này lưu dữ liệu rồi thử lại.',
    ],
    no_connection: [
      'Không kết nối được',
      'Có thể đang mất mạng. Vui lòng kiểm tra mạng rồi thử lại. Tiền của Quý khách vẫn an toàn.',
    ],
    no_answer: [
      'Thời gian chờ quá lâu',
      'Có thể mạng đang chậm. Vui lòng kiểm tra mạng rồi thử lại. Tiền của Quý khách vẫn an toàn.',
    ],
    signed_out: ['Vui lòng đăng nhập lại', 'Hệ thống đã đăng xuất để bảo vệ Quý khách.'],
    service_down: [
      'Dịch vụ kết nối ngân hàng đang gián đoạn',
      'Hiện không thể kết nối ngân hàng. Tiền của Quý khách vẫn an toàn. Vui lòng thử lại sau.',
    ],
    too_many_tries: [
      'Đã thử quá nhiều lần',
      'Tiền của Quý khách vẫn an toàn. Vui lòng đợi một lúc rồi thử lại.',
    ],
    our_side: [
      'Lỗi từ phía chúng tôi',
      'Đây là việc chúng tôi cần khắc phục. Tiền và thông tin ngân hàng của Quý khách vẫn an toàn.',
    ],
  },
  actions: {
    retry: 'Thử lại',
    sign_in_again: 'Đăng nhập lại',
    reconnect: 'Kết nối lại',
    choose_another_bank: 'Chọn ngân hàng khác',
    go_to_bank_first: 'Đăng nhập ngân hàng trước',
    wait: 'Thử lại sau',
    enter_manually: 'Tự nhập thông tin',
    review_consent: 'Xem lại nội dung chia sẻ',
    contact_support: 'Liên hệ hỗ trợ',
    start_again: 'Bắt đầu lại',
    keep_existing: 'Giữ kết nối này',
    connect_anyway: 'Kết nối lần nữa',
  },
  connect: 'Kết nối ngân hàng',
  connecting: 'Đang mở kết nối ngân hàng…',
  finishing: 'Đang hoàn tất…',
  returning: 'Đang đưa Quý khách trở lại từ ngân hàng…',
  reconnect: 'Kết nối lại',
  opened: 'Vui lòng tiếp tục trong cửa sổ vừa mở.',
  linked: '{bank} đã được kết nối.',
  updated: '{bank} đã được kết nối lại.',
  closed: 'Không có gì thay đổi.',
  chooseBank: 'Chọn ngân hàng của Quý khách',
  continue: 'Tiếp tục',
  supportDetails: 'Thông tin cho bộ phận hỗ trợ',
  supportBank: 'Ngân hàng',
  supportSession: 'Phiên',
  supportRequest: 'Yêu cầu',
  copy: 'Sao chép',
  copied: 'Đã sao chép',
  health: {
    sign_in_required: [
      'Cần kết nối lại với {bank}',
      'Quý khách cần đăng nhập lại. Thông tin ở đây có thể đã cũ. Tiền của Quý khách vẫn an toàn.',
    ],
    consent_expired: [
      'Cần kết nối lại với {bank}',
      'Quyền truy cập đã hết hạn. Vui lòng cấp lại để thông tin luôn mới. Tiền của Quý khách vẫn an toàn.',
    ],
    access_withdrawn: [
      '{bank} đã ngừng chia sẻ',
      'Quyền truy cập đã bị thu hồi tại ngân hàng. Vui lòng đăng nhập lại để tiếp tục. Tiền của Quý khách vẫn an toàn.',
    ],
    expires: [
      'Sắp cần kết nối lại với {bank}',
      'Quyền truy cập sắp hết hạn[ ({date})]. Vui lòng kết nối lại ngay để thông tin luôn mới.',
    ],
    disconnects: [
      'Sắp cần kết nối lại với {bank}',
      'Ngân hàng sắp ngừng chia sẻ thông tin[ ({date})]. Vui lòng kết nối lại ngay để thông tin luôn mới.',
    ],
    bank_moves: [
      '{bank} có cách kết nối mới',
      'Cách cũ sắp ngừng hoạt động[ ({date})]. Vui lòng kết nối lại ngay để thông tin luôn mới.',
    ],
    new_accounts: ['Có tài khoản mới tại {bank}', 'Quý khách có thể thêm tại đây hoặc giữ nguyên.'],
    new_accounts_relink: [
      'Có tài khoản mới tại {bank}',
      'Để thêm, vui lòng kết nối ngân hàng lần nữa. Quý khách cũng có thể giữ nguyên.',
    ],
    consent_missing: [
      '{bank} cần Quý khách cho phép',
      'Chúng tôi chưa xem được đủ thông tin cần thiết. Vui lòng xem lại nội dung chia sẻ. Tài khoản sẽ không bị trừ tiền.',
    ],
    verification_pending: [
      'Vui lòng hoàn tất kết nối với {bank}',
      'Hãy tìm trong tài khoản một khoản tiền nhỏ do chúng tôi gửi. Sau đó nhập mã của khoản đó tại đây.',
    ],
    revoked: [
      'Đã ngắt kết nối với {bank}',
      'Quyền đọc thông tin đã bị thu hồi. Vui lòng kết nối lại hoặc gỡ kết nối. Tiền của Quý khách vẫn an toàn.',
    ],
    gone: [
      'Đã ngắt kết nối với {bank}',
      'Không thể khôi phục kết nối này. Vui lòng kết nối lần nữa hoặc gỡ kết nối. Tiền của Quý khách vẫn an toàn.',
    ],
    account_closed: [
      'Một tài khoản tại {bank} không còn nữa',
      'Ngân hàng không còn chia sẻ tài khoản đó. Nếu không đúng, vui lòng chọn lại tài khoản.',
    ],
    bank_trouble: [
      '{bank} đang gặp sự cố',
      'Thông tin ở đây có thể đã cũ. Tiền của Quý khách vẫn an toàn. Quý khách không cần làm gì.',
    ],
    unknown: [
      'Đang kiểm tra kết nối với {bank}',
      'Thông tin ở đây có thể đã cũ. Quý khách không cần làm gì.',
    ],
  },
  repairs: {
    plain: 'Kết nối lại',
    accounts: 'Chọn tài khoản',
    consent: 'Xem lại nội dung chia sẻ',
    verify: 'Nhập mã',
    relink: 'Kết nối lần nữa',
  },
  manyNeedYou: { other: '{count} ngân hàng cần Quý khách xử lý' },
  upToDate: 'Đã cập nhật',
  changed: 'Thay đổi lần cuối: {time}',
  alreadyFine: 'Kết nối với {bank} vẫn tốt. Không có gì cần sửa.',
  snooze: 'Nhắc tôi sau',
  remove: 'Gỡ kết nối',
  removeQuestion: [
    'Gỡ kết nối với {bank}?',
    'Chúng tôi sẽ ngừng đọc các tài khoản và xóa quyền truy cập của mình. Không có gì thay đổi tại ngân hàng.',
  ],
  cancel: 'Giữ kết nối',
  removeFailed: 'Chưa thực hiện được. Không có gì thay đổi. Vui lòng thử lại.',
  accountEnding: 'số cuối {mask}',
  noAccounts: 'Chưa chia sẻ tài khoản nào',
  accountsAdded: 'Mới chia sẻ',
  accountsRemoved: 'Ngừng chia sẻ',
  accountsKept: 'Vẫn chia sẻ',
}
